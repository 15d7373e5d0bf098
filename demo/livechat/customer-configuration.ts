/** The Customer API's GET calls: parameters in the query, no login (Customer Chat API v3.6, "Methods"). */
import type { Context } from "hono";
import * as z from "zod";
import { assertOrganization } from "./customer-api.ts";
import type { Organization } from "./model.ts";
import { groupStatus } from "./routing.ts";
import { type Action, type Call, type Desk, action } from "./vendor-call.ts";

interface Visitor {
  readonly kind: "visitor";
}

function reading(run: (organization: Organization) => object): Action<Visitor> {
  return action({ body: "none", input: z.object({}), run: ({ organization }: Call<Visitor>) => run(organization) });
}

const licenseProperties = {
  chats: { archive_chat_after_min: 15, chat_inactive_after_min: 10, transfer_chat_after_min: 0, manual_routing: false },
};

function dynamicConfiguration(organization: Organization): object {
  const online = [...organization.groups.keys()].filter((id) => groupStatus(organization, [id]) !== "offline");
  return {
    organization_id: organization.id,
    default_widget: "livechat",
    livechat_active: true,
    livechat: {
      group_id: 0,
      client_limit_exceeded: false,
      domain_allowed: true,
      online_group_ids: online,
      config_version: "1",
      localization_version: "1",
      language: "en",
    },
  };
}

export function createVisitorDesk(organization: Organization): Desk<Visitor> {
  return {
    api: "customer",
    actions: new Map([
      ["get_dynamic_configuration", reading(dynamicConfiguration)],
      ["list_license_properties", reading(() => licenseProperties)],
      ["list_group_properties", reading(() => ({}))],
    ]),
    authenticate(context: Context) {
      assertOrganization(organization, context.req.query("organization_id"));
      return { kind: "visitor" };
    },
    describe: () => ({ id: null, scopes: undefined }),
  };
}
