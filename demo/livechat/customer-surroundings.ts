/** What the chat widget asks before and around a chat (Customer Chat API v3.6). */
import * as z from "zod";
import { present } from "./agent-view.ts";
import { changeProfile, profileSchema, sessionFieldsSchema } from "./customer-profile.ts";
import { type CustomerCall, causeOfCustomer } from "./customer-requests.ts";
import { customerForCustomer } from "./customer-view.ts";
import { LiveChatError } from "./errors.ts";
import type { Operator, Organization } from "./model.ts";
import { chooseOperator, groupStatus } from "./routing.ts";
import { nextInstant } from "./state.ts";
import type { CustomerRequester } from "./tokens.ts";
import { type Action, action } from "./vendor-call.ts";

const updateCustomer = action({
  input: z.object(profileSchema),
  run({ organization, requester }: CustomerCall, change) {
    changeProfile(organization, requester.customer, change, causeOfCustomer(requester));
  },
});

const setSessionFields = action({
  input: z.object({ session_fields: sessionFieldsSchema }),
  run({ organization, requester }: CustomerCall, change) {
    changeProfile(organization, requester.customer, change, causeOfCustomer(requester));
  },
});

const getCustomer = action({
  input: z.object({}),
  run: ({ requester }: CustomerCall) => customerForCustomer(requester.customer),
});

const listGroupStatuses = action({
  input: z
    .object({ all: z.boolean().optional(), group_ids: z.array(z.number().int()).optional() })
    .refine(
      ({ all, group_ids }) => (all === true) !== (group_ids !== undefined),
      "either `all` or `group_ids` is required",
    ),
  run({ organization }: CustomerCall, { group_ids }) {
    const ids = (group_ids ?? [...organization.groups.keys()]).filter((id) => organization.groups.has(id));
    return { groups_status: Object.fromEntries(ids.map((id) => [String(id), groupStatus(organization, [id])])) };
  },
});

interface Prediction {
  readonly operator: Operator;
  readonly queue: boolean;
}

function predict(organization: Organization, groupId: number): Prediction {
  if (!organization.groups.has(groupId)) {
    throw new LiveChatError("group_not_found");
  }
  const free = chooseOperator(organization, { groupIds: [groupId] });
  if (free) {
    return { operator: free, queue: false };
  }
  const busy = [...organization.operators.values()].find(
    (operator) => operator.groups.has(groupId) && operator.routingStatus === "accepting_chats",
  );
  if (!busy) {
    throw new LiveChatError("groups_offline");
  }
  return { operator: busy, queue: true };
}

function predictedAgent(operator: Operator): object {
  return present({
    id: operator.publicId,
    name: operator.name,
    avatar: operator.avatar ?? "",
    is_bot: operator.kind === "bot",
    bot_type: operator.kind === "bot" ? operator.type : undefined,
    job_title: operator.jobTitle ?? "",
    type: "agent",
  });
}

const getPredictedAgent = action({
  input: z.object({ group_id: z.number().int().default(0) }),
  run({ organization }: CustomerCall, { group_id }) {
    const { operator, queue } = predict(organization, group_id);
    return { agent: predictedAgent(operator), queue };
  },
});

const requestWelcomeMessage = action({
  versions: ["3.6"],
  input: z.object({ id: z.string().optional(), group_id: z.number().int().default(0) }),
  run({ organization, requester }: CustomerCall, input) {
    const { operator, queue } = predict(organization, input.group_id);
    const id = input.id ?? organization.random.uuid();
    if (organization.welcomeMessage !== null) {
      organization.announce({
        action: "incoming_welcome_message",
        chat: undefined,
        cause: causeOfCustomer(requester),
        customerId: requester.customer.id,
        customer: {
          id,
          event: {
            type: "message",
            created_at: nextInstant(organization),
            text: organization.welcomeMessage,
            author_id: operator.publicId,
            properties: { lc2: { welcome_message: true } },
          },
        },
      });
    }
    return { id, predicted_agent: predictedAgent(operator), queue };
  },
});

/** No group of the simulator has a form switched on. */
const getForm = action({
  input: z.object({ group_id: z.number().int(), type: z.enum(["prechat", "postchat"]) }),
  run({ organization }: CustomerCall, { group_id, type }) {
    if (!organization.groups.has(group_id)) {
      throw new LiveChatError("group_not_found");
    }
    return { form: { id: `${type}_${group_id}`, fields: [] }, enabled: false };
  },
});

/** The mail itself is not simulated. */
const requestEmailVerification = action({
  input: z.object({ callback_uri: z.url() }),
  run: (_call: CustomerCall) => ({}),
});

export const surroundingActions: readonly (readonly [string, Action<CustomerRequester>])[] = [
  ["update_customer", updateCustomer],
  ["set_customer_session_fields", setSessionFields],
  ["get_customer", getCustomer],
  ["list_group_statuses", listGroupStatuses],
  ["get_predicted_agent", getPredictedAgent],
  ["request_welcome_message", requestWelcomeMessage],
  ["get_form", getForm],
  ["request_email_verification", requestEmailVerification],
];
