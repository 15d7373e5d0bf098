/**
 * Who this visitor is: the vendor's `entity_id`, kept in localStorage, and the access token that goes with it. A
 * visitor whom the vendor no longer knows becomes a new one.
 */
import { fieldsOf, numberOf, textOf } from "../shared/fields.ts";
import { VendorError, callVendor, typeOfError } from "../shared/vendor-call.ts";
import type { CustomerConfiguration } from "./configuration.ts";

/** Renewed a minute before the vendor would refuse it. */
const margin = 60_000;

export interface Access {
  readonly token: string;
  readonly customerId: string;
}

export interface Identity {
  readonly isKnown: () => boolean;
  readonly access: () => Promise<Access>;
  /** The next access is a fresh one. */
  readonly forgetToken: () => void;
}

export function createIdentity(configuration: CustomerConfiguration, storage: Storage): Identity {
  const key = `chat.customer.${configuration.organizationId}`;
  let current: { access: Promise<Access>; expiresAt: number } | undefined;

  async function grant(entityId: string | null): Promise<Access> {
    const answer = fieldsOf(
      await callVendor(`${configuration.liveChatUrl}/v2/customer/token`, undefined, {
        grant_type: "cookie",
        client_id: configuration.clientId,
        response_type: "token",
        organization_id: configuration.organizationId,
        ...(entityId === null ? {} : { entity_id: entityId }),
      }),
    );
    const token = textOf(answer["access_token"]);
    const customerId = textOf(answer["entity_id"]);
    if (token === undefined || customerId === undefined) throw new VendorError("internal", "No token");
    storage.setItem(key, customerId);
    if (current) current.expiresAt = Date.now() + (numberOf(answer["expires_in"]) ?? 3600) * 1000 - margin;
    return { token, customerId };
  }

  async function grantAgain(): Promise<Access> {
    const entityId = storage.getItem(key);
    try {
      return await grant(entityId);
    } catch (error) {
      if (typeOfError(error) === "network" || entityId === null) throw error;
      return await grant(null);
    }
  }

  return {
    isKnown: () => storage.getItem(key) !== null,
    access() {
      if (current && current.expiresAt > Date.now()) return current.access;
      const access = grantAgain();
      current = { access, expiresAt: Number.POSITIVE_INFINITY };
      access.catch(() => {
        current = undefined;
      });
      return access;
    },
    forgetToken() {
      current = undefined;
    },
  };
}
