import { list } from "./handoff-texts.ts";
import type { HandoffTexts } from "./handoff-texts.ts";

export const ENGLISH: HandoffTexts = {
  announce:
    "One moment, I am asking my colleagues to take over. They can read our whole conversation, so you need not repeat anything.",
  notCertain: "I cannot answer that with certainty from our documents.",
  contradicts: "Our documents contradict each other on this.",
  onlyHuman: "That is something only a colleague may answer.",
  nobody:
    "None of my colleagues is available right now. If you leave your e-mail address here, one of them will write to you. Meanwhile I am glad to go on helping.",
  nobodyKnown: (email) =>
    `None of my colleagues is available right now. I have left them a message with our conversation; they will write to ${email}. Meanwhile I am glad to go on helping.`,
  alsoTell: (details) =>
    `Please also tell me your ${list(details, { name: "name", phone: "phone number", company: "company" }, "and")}.`,
  busy: "All of my colleagues are in other conversations right now. I keep asking and pass you on as soon as one of them is free. Meanwhile I am glad to go on helping.",
  leaveEmail: "If you would rather not wait, leave your e-mail address here and one of them will write to you.",
  stillBusy: "My colleagues are still busy. I keep asking; you need not do anything.",
  stoppedAsking: "I am sorry: none of my colleagues has become free.",
  someoneThere: "A colleague seems to be available now. Shall I ask them to take over?",
  offer: "I cannot answer that with certainty from our documents. Would you like to talk to a colleague?",
  yes: "Yes, please",
  no: "No, thanks",
  stay: "I'll stay with you",
  goOn: "All right. What else can I look up for you?",
  emailSaved: (email) =>
    `Thank you. A colleague will write to ${email}; if that is not right, just send me the correct address. Is there anything else I can look up for you?`,
  emailInvalid:
    "That does not look like a complete e-mail address. Could you send it once more, like name@company.com?",
  passedOn: "I have added it to the message for my colleagues.",
  queueing: "All of my colleagues are in other conversations. I am putting you in line for the next one who is free.",
  inLine: (position, minutes) =>
    [
      "You are in line for a colleague.",
      position === null ? "" : `Your place: ${position}.`,
      minutes === null ? "" : `Estimated wait: about ${minutes} min.`,
      "Meanwhile you can go on asking me.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  abuseWarning:
    "I understand that you are annoyed, and I would like to help. Please let us stay polite: what can I look up for you?",
  abuseEnd: "I am ending this conversation here. You are welcome to write again when you have a question.",
  nudge: "Are you still there? Is there anything else I can look up for you?",
  idleEnd: "As I have not heard from you, I am closing this conversation. Just write again when you need me.",
  fileReceived:
    "I cannot open files. Tell me in words what you need from it, or ask for a person and I will pass it on.",
};
