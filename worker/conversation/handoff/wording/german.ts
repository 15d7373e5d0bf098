import { list } from "./handoff-texts.ts";
import type { HandoffTexts } from "./handoff-texts.ts";

export const GERMAN: HandoffTexts = {
  announce:
    "Einen Moment, ich frage meine Kolleginnen und Kollegen, ob jemand übernehmen kann. Sie können unser ganzes Gespräch lesen; Sie müssen nichts wiederholen.",
  notCertain: "Das kann ich anhand unserer Unterlagen nicht sicher beantworten.",
  contradicts: "Unsere Unterlagen widersprechen sich hier.",
  onlyHuman: "Das darf nur jemand aus unserem Team beantworten.",
  nobody:
    "Im Moment ist niemand aus unserem Team erreichbar. Wenn Sie hier Ihre E-Mail-Adresse hinterlassen, schreibt Ihnen jemand. Inzwischen helfe ich gern weiter.",
  nobodyKnown: (email) =>
    `Im Moment ist niemand aus unserem Team erreichbar. Ich habe eine Nachricht mit unserem Gespräch hinterlassen; man schreibt Ihnen an ${email}. Inzwischen helfe ich gern weiter.`,
  alsoTell: (details) =>
    `Nennen Sie mir bitte auch ${list(details, { name: "Ihren Namen", phone: "Ihre Telefonnummer", company: "Ihre Firma" }, "und")}.`,
  busy: "Alle aus unserem Team sind gerade in anderen Gesprächen. Ich frage weiter nach und gebe Sie weiter, sobald jemand frei ist. Inzwischen helfe ich gern weiter.",
  leaveEmail:
    "Wenn Sie lieber nicht warten möchten, hinterlassen Sie hier Ihre E-Mail-Adresse, dann schreibt Ihnen jemand.",
  stillBusy: "Es sind noch alle im Gespräch. Ich frage weiter nach; Sie müssen nichts tun.",
  stoppedAsking: "Es tut mir leid: Es ist leider niemand frei geworden.",
  someoneThere: "Jetzt scheint jemand aus unserem Team da zu sein. Soll ich um Übernahme bitten?",
  offer:
    "Das kann ich anhand unserer Unterlagen nicht sicher beantworten. Möchten Sie mit jemandem aus unserem Team sprechen?",
  yes: "Ja, bitte",
  no: "Nein, danke",
  stay: "Ich bleibe bei Ihnen",
  goOn: "In Ordnung. Was kann ich sonst für Sie nachsehen?",
  emailSaved: (email) =>
    `Danke. Man schreibt Ihnen an ${email}; falls das nicht stimmt, schicken Sie mir einfach die richtige Adresse. Kann ich sonst noch etwas für Sie nachsehen?`,
  emailInvalid:
    "Das sieht nicht nach einer vollständigen E-Mail-Adresse aus. Könnten Sie sie noch einmal senden, etwa so: name@firma.de?",
  passedOn: "Ich habe es in die Nachricht an unser Team aufgenommen.",
  queueing: "Alle aus unserem Team sind gerade im Gespräch. Ich stelle Sie in die Warteschlange.",
  inLine: (position, minutes) =>
    [
      "Sie sind in der Warteschlange.",
      position === null ? "" : `Ihr Platz: ${position}.`,
      minutes === null ? "" : `Voraussichtliche Wartezeit: etwa ${minutes} Min.`,
      "Inzwischen können Sie mich weiter fragen.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  abuseWarning:
    "Ich verstehe, dass Sie verärgert sind, und möchte helfen. Bleiben wir bitte höflich: Was kann ich für Sie nachsehen?",
  abuseEnd: "Ich beende das Gespräch hier. Wenn Sie eine Frage haben, schreiben Sie gern wieder.",
  nudge: "Sind Sie noch da? Kann ich sonst noch etwas für Sie nachsehen?",
  idleEnd: "Da ich nichts mehr von Ihnen gehört habe, schließe ich das Gespräch. Schreiben Sie einfach wieder.",
  fileReceived:
    "Dateien kann ich nicht öffnen. Sagen Sie mir in Worten, was Sie daraus brauchen, oder fragen Sie nach einem Menschen, dann gebe ich sie weiter.",
};
