import { list } from "./handoff-texts.ts";
import type { HandoffTexts } from "./handoff-texts.ts";

export const ITALIAN: HandoffTexts = {
  announce:
    "Un momento, chiedo ai miei colleghi se qualcuno può subentrare. Possono leggere tutta la nostra conversazione: non dovrà ripetere nulla.",
  notCertain: "Con i nostri documenti non posso rispondere con certezza.",
  contradicts: "I nostri documenti si contraddicono su questo punto.",
  onlyHuman: "A questo può rispondere solo un collega.",
  nobody:
    "Al momento nessun collega è disponibile. Se lascia qui il suo indirizzo e-mail, uno di loro le scriverà. Intanto continuo volentieri ad aiutarla.",
  nobodyKnown: (email) =>
    `Al momento nessun collega è disponibile. Ho lasciato loro un messaggio con la nostra conversazione; le scriveranno a ${email}. Intanto continuo volentieri ad aiutarla.`,
  alsoTell: (details) =>
    `Mi dica per favore anche ${list(details, { name: "il suo nome", phone: "il suo telefono", company: "la sua azienda" }, "e")}.`,
  busy: "Tutti i miei colleghi sono in altre conversazioni. Continuo a chiedere e la passo al primo che si libera. Intanto continuo volentieri ad aiutarla.",
  leaveEmail: "Se preferisce non aspettare, lasci qui il suo indirizzo e-mail e uno di loro le scriverà.",
  stillBusy: "I miei colleghi sono ancora occupati. Continuo a chiedere; non deve fare nulla.",
  stoppedAsking: "Mi dispiace: nessun collega si è liberato.",
  someoneThere: "Ora sembra esserci un collega disponibile. Gli chiedo di subentrare?",
  offer: "Con i nostri documenti non posso rispondere con certezza. Vuole parlare con un collega?",
  yes: "Sì, grazie",
  no: "No, grazie",
  stay: "Resto con lei",
  goOn: "Va bene. Che altro posso cercare per lei?",
  emailSaved: (email) =>
    `Grazie. Un collega le scriverà a ${email}; se non è corretto, mi mandi l’indirizzo giusto. Posso cercare altro per lei?`,
  emailInvalid: "Non sembra un indirizzo e-mail completo. Può inviarlo ancora una volta, per esempio nome@azienda.it?",
  passedOn: "L’ho aggiunto al messaggio per i miei colleghi.",
  queueing: "Tutti i miei colleghi sono in altre conversazioni. La metto in coda.",
  inLine: (position, minutes) =>
    [
      "È in coda.",
      position === null ? "" : `Il suo posto: ${position}.`,
      minutes === null ? "" : `Attesa stimata: circa ${minutes} min.`,
      "Intanto può continuare a farmi domande.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  abuseWarning:
    "Capisco che sia irritato e vorrei aiutarla. Restiamo cortesi, per favore: che cosa posso cercare per lei?",
  abuseEnd: "Chiudo qui questa conversazione. Ci scriva di nuovo quando avrà una domanda.",
  nudge: "È ancora lì? Posso cercare altro per lei?",
  idleEnd: "Non avendo più avuto sue notizie, chiudo questa conversazione. Mi scriva di nuovo quando vuole.",
  fileReceived:
    "Non posso aprire file. Mi dica a parole che cosa le serve, oppure chieda di una persona e lo inoltrerò.",
};
