import { fieldsOf, listOf, numberOf, textOf } from "../shared/fields.ts";

export interface DeskAgent {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly personalAccessToken: string;
}

export interface DeskConfiguration {
  readonly liveChatUrl: string;
  readonly botId: string;
  readonly groupId: number;
  readonly agents: readonly DeskAgent[];
}

export async function readConfiguration(): Promise<DeskConfiguration> {
  const fields = fieldsOf(await (await fetch("/config.json")).json());
  return {
    liveChatUrl: textOf(fields["liveChatUrl"]) ?? "",
    botId: textOf(fields["botId"]) ?? "",
    groupId: numberOf(fields["groupId"]) ?? 0,
    agents: listOf(fields["agents"]).map((each) => {
      const agent = fieldsOf(each);
      const text = (name: string): string => textOf(agent[name]) ?? "";
      return {
        id: text("id"),
        name: text("name"),
        accountId: text("accountId"),
        personalAccessToken: text("personalAccessToken"),
      };
    }),
  };
}
