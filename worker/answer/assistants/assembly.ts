/** How it is put together, with which tool, and what went wrong with it. */
import { ALL_TOOLS } from "./assistant.ts";
import type { Assistant } from "./assistant.ts";

export const assembly: Assistant = {
  name: "assembly",
  about: "assembly, crimping, stripping, tools and their settings, torque, insertion, removal, troubleshooting",
  instructions: `The customer is at the bench with parts and tools.
- Steps are given in their order, complete, as short numbered lines; leave no warning out.
- Tool, positioner, die, selector setting and strip length belong to one contact and one wire: never mix rows of a table.
- Which contact or wire it is decides and is not said: ask.`,
  signs:
    /(?<!\p{L})(?:crimp\w*|strip\w*|tools?|tooling|positioner|die|selector|torque|tighten\w*|assembl\w*|insert(?:ing|ion)?|extract\w*|remov\w*|install\w*|solder\w*|pull[- ]?out|how do i|broke\w*|loose|leak\w*|crimpen|abisolier\w*|werkzeug\w*|drehmoment|anzieh\w*|montage|montier\w*|ausdrück\w*|einsetz\w*|sertir|sertissage|dénud\w*|outil\w*|couple de serrage|monter|extraction|crimpar|engast\w*|pelar|herramienta\w*|par de apriete|montaje|crimpare|aggraff\w*|spellat\w*|utensil\w*|coppia di serraggio|montaggio)(?!\p{L})|压接|剥线|工具|扭矩|装配|安装|拆卸|退针/giu,
  prefers: null,
  tools: ALL_TOOLS,
  minimumConfidence: 0.55,
};
