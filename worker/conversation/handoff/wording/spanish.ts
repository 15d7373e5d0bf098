import { list } from "./handoff-texts.ts";
import type { HandoffTexts } from "./handoff-texts.ts";

export const SPANISH: HandoffTexts = {
  announce:
    "Un momento, estoy preguntando a mis compañeros si alguien puede continuar. Pueden leer toda nuestra conversación, no tendrá que repetir nada.",
  notCertain: "No puedo responder a eso con certeza con nuestros documentos.",
  contradicts: "Nuestros documentos se contradicen en este punto.",
  onlyHuman: "A eso solo puede responder un compañero.",
  nobody:
    "Ahora mismo no hay ningún compañero disponible. Si deja aquí su correo electrónico, uno de ellos le escribirá. Mientras tanto sigo ayudándole con gusto.",
  nobodyKnown: (email) =>
    `Ahora mismo no hay ningún compañero disponible. Les he dejado un mensaje con nuestra conversación; le escribirán a ${email}. Mientras tanto sigo ayudándole con gusto.`,
  alsoTell: (details) =>
    `Indíqueme también ${list(details, { name: "su nombre", phone: "su teléfono", company: "su empresa" }, "y")}, por favor.`,
  busy: "Todos mis compañeros están en otras conversaciones. Sigo preguntando y le paso con el primero que quede libre. Mientras tanto sigo ayudándole con gusto.",
  leaveEmail: "Si prefiere no esperar, deje aquí su correo electrónico y uno de ellos le escribirá.",
  stillBusy: "Mis compañeros siguen ocupados. Sigo preguntando; no tiene que hacer nada.",
  stoppedAsking: "Lo siento: ningún compañero ha quedado libre.",
  someoneThere: "Parece que ahora hay un compañero disponible. ¿Le pido que continúe?",
  offer: "No puedo responder a eso con certeza con nuestros documentos. ¿Quiere hablar con un compañero?",
  yes: "Sí, por favor",
  no: "No, gracias",
  stay: "Sigo con usted",
  goOn: "De acuerdo. ¿Qué más puedo buscar?",
  emailSaved: (email) =>
    `Gracias. Un compañero le escribirá a ${email}; si no es correcto, envíeme la dirección correcta. ¿Puedo buscar algo más?`,
  emailInvalid:
    "Eso no parece una dirección de correo completa. ¿Podría enviarla otra vez, por ejemplo nombre@empresa.es?",
  passedOn: "Lo he añadido al mensaje para mis compañeros.",
  queueing: "Todos mis compañeros están en otras conversaciones. Le pongo en la cola de espera.",
  inLine: (position, minutes) =>
    [
      "Está en la cola de espera.",
      position === null ? "" : `Su puesto: ${position}.`,
      minutes === null ? "" : `Espera estimada: unos ${minutes} min.`,
      "Mientras tanto puede seguir preguntándome.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  abuseWarning: "Entiendo que está molesto y quiero ayudarle. Por favor, mantengamos la cortesía: ¿qué puedo buscar?",
  abuseEnd: "Termino aquí esta conversación. Escríbanos de nuevo cuando tenga una pregunta.",
  nudge: "¿Sigue ahí? ¿Puedo buscar algo más?",
  idleEnd: "Como no he sabido más de usted, cierro esta conversación. Escríbame de nuevo cuando quiera.",
  fileReceived: "No puedo abrir archivos. Dígame con palabras qué necesita, o pida hablar con una persona y lo pasaré.",
};
