/** Whatever is for no other. */
import { ALL_TOOLS } from "./assistant.ts";
import type { Assistant } from "./assistant.ts";

export const general: Assistant = {
  name: "general",
  about: "anything else about the company, its products and documents",
  instructions:
    'The question is for no particular assistant. What is not about our products, orders or company is kind "unknown".',
  signs: /(?!)/gu,
  prefers: null,
  tools: ALL_TOOLS,
  minimumConfidence: 0.5,
};
