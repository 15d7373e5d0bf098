import { fieldsOf, numberOf, textOf } from "../shared/fields.ts";

export interface CustomerConfiguration {
  readonly liveChatUrl: string;
  readonly organizationId: string;
  readonly clientId: string;
  readonly groupId: number;
}

export async function readConfiguration(): Promise<CustomerConfiguration> {
  const fields = fieldsOf(await (await fetch("/config.json")).json());
  return {
    liveChatUrl: textOf(fields["liveChatUrl"]) ?? "",
    organizationId: textOf(fields["organizationId"]) ?? "",
    clientId: textOf(fields["clientId"]) ?? "",
    groupId: numberOf(fields["groupId"]) ?? 0,
  };
}
