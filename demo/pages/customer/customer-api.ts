/** One call of the Customer Chat API (v3.6), with this visitor's token; a token that is refused is renewed once. */
import { type Fields, fieldsOf } from "../shared/fields.ts";
import { callVendor, typeOfError } from "../shared/vendor-call.ts";
import type { CustomerConfiguration } from "./configuration.ts";
import type { Identity } from "./identity.ts";

export type Act = (action: string, body: Fields) => Promise<Fields>;

export function createActor(configuration: CustomerConfiguration, identity: Identity): Act {
  const base = `${configuration.liveChatUrl}/v3.6/customer/action`;

  async function once(action: string, body: Fields): Promise<Fields> {
    const { token } = await identity.access();
    const address = `${base}/${action}?organization_id=${encodeURIComponent(configuration.organizationId)}`;
    return fieldsOf(await callVendor(address, `Bearer ${token}`, body));
  }

  return async (action, body) => {
    try {
      return await once(action, body);
    } catch (error) {
      if (typeOfError(error) !== "authentication") throw error;
      identity.forgetToken();
      return await once(action, body);
    }
  };
}
