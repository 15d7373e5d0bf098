/** What the Worker is given: what `wrangler.toml` binds, and the vars and secrets that `config.ts` checks. */
import type { BotToken } from "./channels/livechat/bot-token.ts";
import type { Vars } from "./config.ts";
import type { Conversation } from "./conversation/conversation.ts";
import type { RerankBinding } from "./knowledge/rerank-binding.ts";
import type { VectorIndex } from "./knowledge/vector-index.ts";

export interface Env extends Vars {
  readonly CONVERSATIONS: DurableObjectNamespace<Conversation>;
  readonly BOT_TOKENS: DurableObjectNamespace<BotToken>;
  readonly DB: D1Database;
  readonly VECTORIZE: VectorIndex;
  /** Sends follow-ups by e-mail, where they go by e-mail. */
  readonly EMAIL?: SendEmail;
  /** Workers AI, for `RERANK_MODEL` alone. */
  readonly AI?: RerankBinding;
}
