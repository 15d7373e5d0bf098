/** What a Worker cannot do without, whatever it is authorized by. */
export const workerSettings = {
  LIVECHAT_CLIENT_ID: "client",
  LIVECHAT_WEBHOOK_SECRET: "webhook-secret",
  OPENAI_API_KEY: "sk-secret",
  CHAT_MODEL: "chat-model",
  EMBEDDING_MODEL: "embedding-model",
  INDEX_TOKEN: "index-token",
} as const;
