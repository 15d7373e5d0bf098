/** Customer Chat API, v3.6: `organization_id` in the query, a customer's Bearer token; agents' tokens are refused. */
import type { Context } from "hono";
import { customerChatActions } from "./customer-chats.ts";
import { customerMessagingActions } from "./customer-messaging.ts";
import { customerRatingActions } from "./customer-rating.ts";
import { surroundingActions } from "./customer-surroundings.ts";
import { LiveChatError } from "./errors.ts";
import type { Organization } from "./model.ts";
import type { CustomerRequester, Tokens } from "./tokens.ts";
import type { Desk } from "./vendor-call.ts";

export function assertOrganization(organization: Organization, given: string | undefined): void {
  if (given === undefined) {
    throw new LiveChatError("validation", "`organization_id` is required");
  }
  if (given !== organization.id) {
    throw new LiveChatError("license_not_found");
  }
}

export function createCustomerDesk(organization: Organization, tokens: Tokens): Desk<CustomerRequester> {
  return {
    api: "customer",
    actions: new Map([
      ...customerChatActions,
      ...customerMessagingActions,
      ...customerRatingActions,
      ...surroundingActions,
    ]),
    authenticate(context: Context) {
      assertOrganization(organization, context.req.query("organization_id"));
      return tokens.authenticateCustomer(context.req.header("Authorization"));
    },
    describe: ({ customer }) => ({ id: customer.id, scopes: undefined }),
  };
}
