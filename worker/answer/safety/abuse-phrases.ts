/**
 * What nobody has to put up with, in six languages. Settings: the phrases stand in `abuse/`, a file a kind.
 * Swearing at a product or at oneself is frustration and not listed, nor is a word that is also one of the
 * trade unless it is thrown at somebody: bastard files, stopcocks, nipples and kill switches are sold here.
 */
import { HARASSMENT } from "./abuse/harassment.ts";
import { INSULTS } from "./abuse/insults.ts";
import { THREATS } from "./abuse/threats.ts";

export const ABUSE_PHRASES = {
  insult: INSULTS,
  threat: THREATS,
  sexual: HARASSMENT,
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Taken out of a message first: nobody is meant by these. */
export const ABUSE_LOOKALIKES: readonly string[] = [
  "(死机|死循环|死锁|卡死)",
  "idiot (proof|light|lights|sheet|guide)",
  "idiotensicher*",
  "bastard (file|files|thread|threads|size|cut)",
  "(like|feel like) (an|a|the) (idiot|moron)",
  "(i|i m|i am|im|am) (such |just |)(an|a|the) (complete |total |)(idiot|moron)",
  "ich (idiot|depp|trottel|dummkopf)",
  "(lime|limes) batarde*",
  "je suis (un |)(idiot|imbecile|con)",
  "soy (un |)(idiota|imbecil|tonto)",
  "sono (un |)(idiota|cretino|imbecille)",
];
