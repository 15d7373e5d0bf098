/** The platforms that Firstline speaks on. A new one is a folder, and a line in each list here. */
import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import type { Channel } from "./channel.ts";
import { createLiveChatChannel, sharedTokens } from "./livechat/index.ts";

export type ChannelName = "livechat";

export function createChannel(name: ChannelName, config: Config, env: Env): Channel {
  switch (name) {
    case "livechat":
      return createLiveChatChannel(config, sharedTokens(env, config));
  }
}
