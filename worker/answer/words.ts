/** What the answering half says without a model, in each of Firstline's languages. */
import type { Language } from "../hearing/language.ts";

interface Words {
  /** Before excerpts of the documents, when no model could be asked. */
  readonly noModel: string;
  /** Before what each document says. */
  readonly contradiction: string;
  /** The part number is the beginning of several. */
  readonly whichPart: (asked: string) => string;
  /** The part number is in no catalogue; these are, and look like it. */
  readonly didYouMean: (asked: string) => string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    contradiction:
      "Our documents do not agree on this, and I will not pick one of them; a colleague will clear it up. What they say:",
    noModel:
      "I cannot write an answer just now. This is what our documents say that comes nearest to your question; a colleague will see to it.",
    whichPart: (asked) => `${asked} is the beginning of several part numbers. Which one do you mean?`,
    didYouMean: (asked) => `I do not find ${asked} in the catalogue. Do you mean one of these?`,
  },
  de: {
    contradiction:
      "Unsere Unterlagen widersprechen sich hier, und ich suche mir keine davon aus; jemand aus dem Team klärt das. Das sagen sie:",
    noModel:
      "Ich kann gerade keine Antwort formulieren. Das steht in unseren Unterlagen, was Ihrer Frage am nächsten kommt; jemand aus dem Team kümmert sich darum.",
    whichPart: (asked) => `Mit ${asked} beginnen mehrere Teilenummern. Welche meinen Sie?`,
    didYouMean: (asked) => `${asked} finde ich nicht im Katalog. Meinen Sie eine von diesen Nummern?`,
  },
  fr: {
    contradiction:
      "Nos documents se contredisent sur ce point, et je ne veux pas choisir entre eux ; un collègue va le vérifier. Voici ce qu'ils disent :",
    noModel:
      "Je ne peux pas rédiger de réponse pour le moment. Voici ce qui, dans nos documents, s'approche le plus de votre question ; un collègue va s'en occuper.",
    whichPart: (asked) => `Plusieurs références commencent par ${asked}. Laquelle voulez-vous dire ?`,
    didYouMean: (asked) => `Je ne trouve pas ${asked} dans le catalogue. Voulez-vous dire l'une de celles-ci ?`,
  },
  es: {
    contradiction:
      "Nuestros documentos se contradicen en este punto y no voy a elegir uno de ellos; un compañero lo aclarará. Esto es lo que dicen:",
    noModel:
      "Ahora mismo no puedo redactar una respuesta. Esto es lo que más se acerca a su pregunta en nuestros documentos; un compañero se ocupará.",
    whichPart: (asked) => `Varias referencias empiezan por ${asked}. ¿A cuál se refiere?`,
    didYouMean: (asked) => `No encuentro ${asked} en el catálogo. ¿Se refiere a una de estas?`,
  },
  it: {
    contradiction:
      "I nostri documenti si contraddicono su questo punto e non ne scelgo uno; un collega lo chiarirà. Ecco che cosa dicono:",
    noModel:
      "In questo momento non posso scrivere una risposta. Questo è ciò che nei nostri documenti si avvicina di più alla sua domanda; se ne occuperà un collega.",
    whichPart: (asked) => `Più codici iniziano con ${asked}. Quale intende?`,
    didYouMean: (asked) => `Non trovo ${asked} nel catalogo. Intende uno di questi?`,
  },
  zh: {
    contradiction: "我们的文档对此说法不一，我不会自行选择其一，同事会核实。各文档的说法如下：",
    noModel: "我暂时无法撰写回答。以下是我们文档中与您的问题最接近的内容，同事会继续处理。",
    whichPart: (asked) => `有多个型号以 ${asked} 开头，请问您指的是哪一个？`,
    didYouMean: (asked) => `目录中没有找到 ${asked}。您指的是以下型号之一吗？`,
  },
};
