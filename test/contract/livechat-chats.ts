/** What tests of the simulator do in a chat, and what they look at. */
import { at, listAt } from "./json-path.ts";
import { type BotInWorld, type World, createBot, ok, registerWebhook } from "./livechat-world.ts";

const moves = [
  "incoming_chat",
  "chat_transferred",
  "user_added_to_chat",
  "user_removed_from_chat",
  "chat_access_updated",
  "chat_deactivated",
  "incoming_event",
];

export async function withWebhooks(world: World): Promise<BotInWorld> {
  const bot = await createBot(world);
  for (const action of moves) {
    await registerWebhook(world, action);
  }
  return bot;
}

export async function chatOf(world: World, chatId: string): Promise<unknown> {
  return ok(await world.agent("get_chat", { chat_id: chatId }));
}

export async function presentAgents(world: World, chatId: string): Promise<unknown[]> {
  const users = listAt(await chatOf(world, chatId), "users");
  return users
    .filter((user) => at(user, "type") === "agent" && at(user, "present") === true)
    .map((user) => at(user, "id"));
}

export function say(world: World, bot: BotInWorld, chatId: string, event: object) {
  return world.agent("send_event", { chat_id: chatId, event }, bot.authorization);
}

export async function threadEvents(world: World, chatId: string): Promise<unknown[]> {
  return listAt(ok(await world.agent("get_chat", { chat_id: chatId })), "thread.events");
}
