import { list } from "./handoff-texts.ts";
import type { HandoffTexts } from "./handoff-texts.ts";

export const FRENCH: HandoffTexts = {
  announce:
    "Un instant, je demande à mes collègues si quelqu’un peut prendre le relais. Ils peuvent lire toute notre conversation : vous n’aurez rien à répéter.",
  notCertain: "Nos documents ne me permettent pas de répondre avec certitude.",
  contradicts: "Nos documents se contredisent sur ce point.",
  onlyHuman: "Seul un collègue peut répondre à cela.",
  nobody:
    "Aucun de mes collègues n’est disponible pour le moment. Si vous laissez ici votre adresse e-mail, l’un d’eux vous écrira. En attendant, je continue volontiers à vous aider.",
  nobodyKnown: (email) =>
    `Aucun de mes collègues n’est disponible pour le moment. Je leur ai laissé un message avec notre conversation ; ils vous écriront à ${email}. En attendant, je continue volontiers à vous aider.`,
  alsoTell: (details) =>
    `Indiquez-moi aussi ${list(details, { name: "votre nom", phone: "votre numéro de téléphone", company: "votre société" }, "et")}, s’il vous plaît.`,
  busy: "Tous mes collègues sont en conversation. Je continue à demander et je vous passe le premier qui se libère. En attendant, je continue volontiers à vous aider.",
  leaveEmail: "Si vous préférez ne pas attendre, laissez ici votre adresse e-mail et l’un d’eux vous écrira.",
  stillBusy: "Mes collègues sont encore occupés. Je continue à demander ; vous n’avez rien à faire.",
  stoppedAsking: "Je suis désolé : aucun de mes collègues ne s’est libéré.",
  someoneThere: "Un collègue semble disponible maintenant. Voulez-vous que je lui demande de prendre le relais ?",
  offer: "Nos documents ne me permettent pas de répondre avec certitude. Voulez-vous parler à un collègue ?",
  yes: "Oui, s’il vous plaît",
  no: "Non, merci",
  stay: "Je reste avec vous",
  goOn: "D’accord. Que puis-je chercher d’autre pour vous ?",
  emailSaved: (email) =>
    `Merci. Un collègue vous écrira à ${email} ; si ce n’est pas exact, envoyez-moi simplement la bonne adresse. Puis-je chercher autre chose pour vous ?`,
  emailInvalid:
    "Cela ne ressemble pas à une adresse e-mail complète. Pourriez-vous l’envoyer encore une fois, par exemple nom@societe.fr ?",
  passedOn: "Je l’ai ajouté au message pour mes collègues.",
  queueing: "Tous mes collègues sont en conversation. Je vous place dans la file d’attente.",
  inLine: (position, minutes) =>
    [
      "Vous êtes dans la file d’attente.",
      position === null ? "" : `Votre place : ${position}.`,
      minutes === null ? "" : `Attente estimée : environ ${minutes} min.`,
      "En attendant, vous pouvez continuer à me poser des questions.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  abuseWarning:
    "Je comprends votre agacement et je voudrais vous aider. Restons courtois, s’il vous plaît : que puis-je chercher pour vous ?",
  abuseEnd: "Je mets fin à cette conversation. Écrivez-nous de nouveau quand vous aurez une question.",
  nudge: "Êtes-vous toujours là ? Puis-je chercher autre chose pour vous ?",
  idleEnd: "Sans nouvelles de votre part, je ferme cette conversation. Écrivez-moi de nouveau quand vous voulez.",
  fileReceived:
    "Je ne peux pas ouvrir de fichiers. Dites-moi ce dont vous avez besoin, ou demandez une personne et je le transmettrai.",
};
