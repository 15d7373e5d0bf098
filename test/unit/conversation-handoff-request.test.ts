import { describe, expect, it } from "vitest";
import { asksForHuman } from "../../worker/hearing/handoff-request.ts";

const REQUESTS = [
  "Can I talk to a human?",
  "I want to speak with a real person",
  "I want a person",
  "human please",
  "Agent!",
  "Please connect me to an engineer",
  "could you put me through to support",
  "get me someone who knows this",
  "transfer me to a representative",
  "is there a live agent?",
  "I'd like to chat with one of your engineers",
  "this is useless, let me talk to somebody",
  "I need to speak to an agent about my order",
  "can someone from sales call me? I want to talk to a sales rep",
  "pls connect me with an operator",
  "I would prefer to talk to a person",
  "hand me over to a colleague",
  "Kann ich mit einem Mitarbeiter sprechen?",
  "Ich möchte mit einem Menschen sprechen",
  "Mitarbeiter bitte",
  "Verbinden Sie mich mit einem Techniker",
  "ich will mit jemandem reden",
  "Bitte leiten Sie mich an einen Kollegen weiter, ich möchte mit jemandem aus dem Vertrieb sprechen",
  "Je voudrais parler à un conseiller",
  "Puis-je parler avec une personne ?",
  "mettez-moi en relation avec un agent",
  "Quiero hablar con una persona",
  "¿Puedo hablar con un agente?",
  "páseme con un asesor",
  "转人工",
  "我要和真人说话",
  "请帮我找人工客服",
  "Can someone call me at the weekend?",
  "Is a human available right now?",
];

const LOOKALIKES = [
  "does the agent strip tool fit size 20 contacts?",
  "Which contact person's tool do I need?",
  "What does support strap torque mean?",
  "How many people does it take to assemble the harness?",
  "is human contact with cadmium plating dangerous?",
  "Who is the sales tax agent code on the invoice for?",
  "I need a size 16 contact",
  "What operator force does the lever need?",
  "I want the engineer drawing of D38999/26WJ35PN",
  "The customer service life of a contact: how many cycles?",
  "I do not want to talk to a human, just tell me the torque",
  "Which cleaning agent may I use on the insert?",
  "is the human interface connector sealed?",
  "Do I need someone qualified to crimp?",
  "Kein Mitarbeiter nötig, nur das Drehmoment bitte",
  "Welche Person hat die Norm geschrieben?",
  "Quelle personne a signé le certificat ?",
  "¿Qué agente de limpieza puedo usar?",
  "connect the plug to the person-side receptacle",
  "What does the support bracket weigh?",
  "Is human support available on weekends?",
  "Is human support included in the Plus contract?",
  "How long does an engineering answer of the support desk take?",
  "How long does someone from support usually take to answer an e-mail?",
  "Is there a human on the telephone at night?",
  "Does a real person check the photos?",
  "Ist der Kundendienst am Wochenende erreichbar?",
  "Un conseiller est-il disponible le dimanche ?",
];

describe("asking for a person", () => {
  it.each(REQUESTS)("is heard in: %s", (text) => {
    expect(asksForHuman(text)).toBe(true);
  });

  it.each(LOOKALIKES)("is not heard in: %s", (text) => {
    expect(asksForHuman(text)).toBe(false);
  });
});
