/** Small talk and requests for a person: told from questions, in five languages. */
import { expect, test } from "vitest";
import { replyTo } from "../../demo/models/reply.ts";

function kindOf(question: string): string {
  return replyTo({ passages: [], turns: [], question }).kind;
}

test.each([
  "hi",
  "Hello!",
  "hey there",
  "Good morning",
  "hello, how are you?",
  "thanks",
  "Thank you so much for your help!",
  "ok thanks, bye",
  "bye",
  "have a nice day",
  "are you a bot?",
  "Am I talking to a human?",
  "are you a real person or a robot?",
  "who are you?",
  "great, that helps",
  "ok",
  "Hallo",
  "Guten Tag!",
  "vielen Dank für die schnelle Antwort",
  "Bist du ein Bot?",
  "Tschüss",
  "Bonjour",
  "merci beaucoup",
  "Êtes-vous un robot ?",
  "au revoir",
  "Hola, buenos días",
  "muchas gracias",
  "¿Eres un robot?",
  "adiós",
  "你好",
  "谢谢！",
  "你是机器人吗？",
  "再见",
])("%s is small talk", (question) => {
  expect(kindOf(question)).toBe("small_talk");
});

test.each([
  "I want to talk to a human",
  "Can I speak with an engineer please?",
  "connect me to an agent",
  "please transfer me to your support team",
  "human please",
  "agent",
  "I need a real person",
  "Can someone call me back?",
  "Could I chat with someone from sales?",
  "get me a human",
  "I'd like to speak to a representative about my order",
  "I don't want to talk to a bot",
  "let me talk to a person!!",
  "is there a human I can talk to?",
  "This doesn't help, forward me to a colleague.",
  "Ich möchte mit einem Mitarbeiter sprechen",
  "Bitte verbinden Sie mich mit einem Menschen",
  "Kann ich mit jemandem vom Support reden?",
  "Ich brauche einen Menschen",
  "Je voudrais parler à un conseiller",
  "Passez-moi un humain svp",
  "Puis-je parler avec quelqu'un ?",
  "Transférez-moi à un agent",
  "Quiero hablar con una persona",
  "Necesito hablar con un agente",
  "Páseme con un humano",
  "转人工",
  "我要找人工客服",
  "我想和真人说话",
  "请帮我联系工程师",
])("%s asks for a person", (question) => {
  expect(kindOf(question)).toBe("wants_human");
});

test.each([
  "does the agent strip tool fit size 20 contacts?",
  "which contact person's tool is M22520?",
  "What is the human body model ESD rating?",
  "Which cleaning agent do I need for the contacts?",
  "Do I need an engineer to install it?",
  "Does the switch talk to the controller?",
  "human machine interface connector for cabinets",
  "What support bracket do I need?",
  "I don't need a human, just the torque",
  "How do I contact size 20?",
  "Which release agent is used?",
  "Is there an operator manual?",
  "Can the operator panel be connected to the switch?",
  "thanks, and what is the torque?",
  "hello, what is the price of the backshell?",
  "is this compatible with my machine?",
  "are you able to ship computer parts?",
  "What can you tell me about the pump?",
  "Sind Sie sicher, dass die Maschine 5 bar braucht?",
  "Brauche ich einen Techniker für den Einbau?",
  "El agente de limpieza daña la junta?",
  "Quel agent de nettoyage utiliser ?",
  "人工成本是多少？",
  "Who is the person in the picture?",
])("%s is a question like others", (question) => {
  expect(kindOf(question)).toBe("unknown");
});
