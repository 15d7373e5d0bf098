/**
 * One contact: everything learnt of the customers who go by one e-mail address, the newest of a field
 * first, with the chats that they had.
 */
import { drizzle } from "drizzle-orm/d1";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { contactFact, customerSeen, ending, followUp } from "../store/schema.ts";

/** Of customers and of chats; D1 takes 100 parameters in a statement. */
const MOST = 90;

export interface Contact {
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  /** Ids of the platform. */
  readonly customers: readonly string[];
  /** Newest first, of the newest 90. */
  readonly conversations: readonly {
    readonly conversation: string;
    /** RFC 3339. */
    readonly since: string;
    readonly endings: readonly {
      readonly at: string;
      readonly outcome: string;
      readonly summary: string;
      readonly topic: string;
    }[];
    readonly followUps: readonly { readonly at: string; readonly question: string }[];
  }[];
}

/** Null when nothing is known under the address, or of the customer. */
export async function findContact(
  database: D1Database,
  by: { readonly email: string } | { readonly customer: string },
): Promise<Contact | null> {
  const db = drizzle(database);
  const customers = await customersBy(db, by);
  if (customers.length === 0) {
    return null;
  }
  const facts = await db
    .select()
    .from(contactFact)
    .where(inArray(contactFact.customer, customers))
    .orderBy(desc(contactFact.at));
  const seen = await db
    .select({ conversation: customerSeen.conversation, at: sql<number>`min(${customerSeen.at})` })
    .from(customerSeen)
    .where(inArray(customerSeen.customer, customers))
    .groupBy(customerSeen.conversation)
    .orderBy(desc(sql`min(${customerSeen.at})`))
    .limit(MOST);
  const names = seen.map(({ conversation }) => conversation);
  const [endings, followUps] = await Promise.all([
    db.select().from(ending).where(inArray(ending.conversation, names)).orderBy(desc(ending.at)),
    db.select().from(followUp).where(inArray(followUp.conversation, names)).orderBy(desc(followUp.at)),
  ]);
  const newest = (field: (typeof facts)[number]["field"]) => facts.find((fact) => fact.field === field)?.value ?? null;
  return {
    email: newest("email"),
    name: newest("name"),
    phone: newest("phone"),
    company: newest("company"),
    customers,
    conversations: seen.map(({ conversation, at }) => ({
      conversation,
      since: timeOf(at),
      endings: endings
        .filter((row) => row.conversation === conversation)
        .map(({ at, outcome, summary, topic }) => ({ at: timeOf(at), outcome, summary, topic })),
      followUps: followUps
        .filter((row) => row.conversation === conversation)
        .map(({ at, question }) => ({ at: timeOf(at), question })),
    })),
  };
}

/** Customers with one address are one contact; who has none yet is known by the platform's id alone. */
async function customersBy(
  db: ReturnType<typeof drizzle>,
  by: { readonly email: string } | { readonly customer: string },
): Promise<readonly string[]> {
  const ofAddress = async (email: string) => {
    const rows = await db
      .selectDistinct({ customer: contactFact.customer })
      .from(contactFact)
      .where(and(eq(contactFact.field, "email"), eq(sql`lower(${contactFact.value})`, email.toLowerCase())))
      .limit(MOST);
    return rows.map(({ customer }) => customer);
  };
  if ("email" in by) {
    return ofAddress(by.email);
  }
  const [known] = await db
    .select({ email: contactFact.value })
    .from(contactFact)
    .where(and(eq(contactFact.customer, by.customer), eq(contactFact.field, "email")))
    .orderBy(desc(contactFact.at))
    .limit(1);
  if (known !== undefined) {
    return ofAddress(known.email);
  }
  const [seen] = await db.select().from(customerSeen).where(eq(customerSeen.customer, by.customer)).limit(1);
  return seen === undefined ? [] : [by.customer];
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
