/** What is learnt of a customer: into the state, the log and the platform's own record. Pure. */
import type { CustomerChange, FormField, Visitor } from "../channels/channel.ts";
import { findEmail } from "./contact.ts";
import type { Details } from "./contact.ts";
import type { State, Step } from "./state.ts";
import { stay } from "./step.ts";

const FIELDS = ["email", "name", "phone", "company"] as const;

/** `event`: where it was said. What is known already changes nothing. */
export function learn(state: State, event: string, source: "message" | "form", details: Details): Step {
  const { customer } = state;
  if (customer === null) {
    return stay(state);
  }
  const news = FIELDS.flatMap((field) => {
    const value = details[field];
    return value === undefined || value === valueOf(customer, field) ? [] : [{ field, value }];
  });
  if (news.length === 0) {
    return stay(state);
  }
  const { company, ...others } = Object.fromEntries(news.map(({ field, value }) => [field, value])) as Details;
  const fields = company === undefined ? customer.fields : { ...customer.fields, company };
  const change: CustomerChange = { ...others, ...(company === undefined ? {} : { fields }) };
  return {
    ...stay({ ...state, customer: { ...customer, ...others, fields } }),
    plan: [{ kind: "update-customer", id: `${event}:customer`, customer: customer.id, change }],
    log: news.map(({ field, value }) => ({
      table: "contact_facts",
      id: `${event}:${field}`,
      customer: customer.id,
      field,
      value,
      source,
    })),
  };
}

/** What the platform tells of the customer, and did not tell before. */
export function factsOf(before: Visitor | null, now: Visitor | null): Step["log"] {
  if (now === null) {
    return [];
  }
  return FIELDS.flatMap((field) => {
    const value = valueOf(now, field);
    const isNews = value !== null && (before?.id !== now.id || value !== valueOf(before, field));
    const id = `platform:${now.id}:${field}:${value ?? ""}`;
    return isNews
      ? [{ table: "contact_facts" as const, id, customer: now.id, field, value, source: "platform" as const }]
      : [];
  });
}

/** A field of a form is known by its type, or by what it is called. */
export function detailsOfForm(fields: readonly FormField[]): Details {
  const answerOf = (type: string, label?: RegExp) =>
    fields.find((field) => field.answer !== "" && (field.type === type || label?.test(field.label) === true))?.answer;
  const email = findEmail(answerOf("email") ?? "");
  const name = answerOf("name");
  const phone = answerOf("phone", /phone|telefon|téléphone|teléfono|telefono|mobile|电话|手机/iu);
  const company = answerOf("company", /company|firma|unternehmen|société|entreprise|empresa|azienda|公司/iu);
  return {
    ...(email === null ? {} : { email }),
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone: phone.replaceAll(/[^\d+]/g, "") }),
    ...(company === undefined ? {} : { company }),
  };
}

function valueOf(customer: Visitor | null, field: (typeof FIELDS)[number]): string | null {
  return (field === "company" ? customer?.fields["company"] : customer?.[field]) ?? null;
}
