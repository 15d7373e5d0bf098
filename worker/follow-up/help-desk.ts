/**
 * A follow-up as a ticket in HelpDesk, LiveChat's sister product: `POST /v1/tickets`, Basic authorization with
 * an account id and a personal access token ("HelpDesk API", api.helpdesk.com/docs). LiveChat's own API has no
 * tickets. HelpDesk mails the requester that the ticket exists.
 */
import type { Config } from "../config.ts";
import type { FollowUp } from "../conversation/handoff/follow-up.ts";
import { needed } from "./failure.ts";
import { post } from "./post.ts";
import { subjectOf } from "./words.ts";

export async function openTicket(
  followUp: FollowUp,
  config: Pick<Config, "HELPDESK_API_URL" | "HELPDESK_ACCOUNT_ID" | "HELPDESK_TOKEN" | "HELPDESK_TEAM_ID">,
  fetchFrom?: typeof fetch,
): Promise<void> {
  const account = needed(config.HELPDESK_ACCOUNT_ID, "HELPDESK_ACCOUNT_ID");
  const token = needed(config.HELPDESK_TOKEN, "HELPDESK_TOKEN");
  const team = config.HELPDESK_TEAM_ID;
  const ticket = {
    subject: subjectOf(followUp),
    status: "open",
    // The customer reads a ticket's messages: what only agents may read is not in it. (I7)
    message: { text: followUp.question },
    requester: { email: followUp.email, ...(followUp.name === null ? {} : { name: followUp.name }) },
    ...(team === undefined ? {} : { teamIDs: [team], assignment: { team: { ID: team } } }),
  };
  await post(
    `${config.HELPDESK_API_URL.replace(/\/+$/, "")}/v1/tickets`,
    JSON.stringify(ticket),
    { authorization: `Basic ${btoa(`${account}:${token}`)}` },
    fetchFrom,
  );
}
