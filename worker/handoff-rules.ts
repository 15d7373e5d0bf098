/**
 * When a human is called, who, and what happens when nobody is there: the one place to change it.
 * A mistake in it is named by `GET /health`. The setting `HANDOFF_RULES` may replace single entries
 * for one deployment, as JSON: `{"whenUnsure":"offer"}`.
 *
 * An explicit wish for a human is always followed; so are guardrail topics, documents that contradict
 * each other, and models that cannot be reached.
 */
import type { RulesInput } from "./conversation/handoff/rules.ts";

export const handoffRules: RulesInput = {
  // When

  /** The documents hold no certain answer: `hand-off` at once, or `offer` a human and let the customer choose. */
  whenUnsure: "hand-off",
  /** So many questions in a row without an answer call a human, also where it would be offered. */
  unansweredInARow: 2,
  /** Complaints, shouting, the same question again: 1 is one plain complaint. Calls a human once in a thread. */
  frustration: 1,
  /** What the model's judgement that the customer is upset adds to that. */
  upsetCountsAs: 0.5,
  /** Customers who are handed to a human with their first message. */
  alwaysHuman: { emails: [], domains: [], fields: {}, groups: [] },
  /** Abuse is answered politely so many times, and after that: `close`, `hand-off` or `silence`. */
  whenAbused: { warnings: 1, after: "close" },

  // To whom

  /**
   * The first rules that apply come first, then the group of the assistant, then the usual one
   * (`LIVECHAT_HANDOFF_GROUP_ID`); what is left out of `when` matches everything. As in
   * `{ when: { languages: ["de"], topics: ["order"] }, to: [{ group: 3 }, { agent: "ann@example.com" }] }`.
   */
  targets: [],
  /** Whoever talked to the customer within so many days is asked first, if there. 0: nobody is. */
  recentAgentDays: 7,
  /**
   * Groups that are asked at certain hours only; without an entry a group is always asked. With
   * `humansFirst` its chats go to humans at once while it is open. As in
   * `{ group: 1, timeZone: "Europe/Berlin", week: { mon: ["08:00-12:00", "13:00-17:00"] }, holidays: ["2026-12-25"], humansFirst: false }`.
   */
  officeHours: [],

  // Meanwhile

  /** Say that a colleague is being asked, once somebody is there to be asked. It promises nothing. */
  announce: true,
  /**
   * Everybody there is busy: `keep-asking` leaves the chat with the bot, which goes on answering and asks
   * again; `queue` lets it wait in the platform's line, where the bot cannot speak; `follow-up` asks for
   * an e-mail address.
   */
  whenBusy: "keep-asking",
  /** Each time is a call, which is billed. */
  askAgainSeconds: 60,
  /** The customer who waits hears of it this often, at most. */
  tellAgainSeconds: 300,
  /** Then no more is asked, and the customer is told so. */
  stopAskingSeconds: 1_800,
  /** How often a chat in the platform's line is looked at. 0: never; the platform's news suffice. */
  queueLookSeconds: 300,
  /** Customers who wait may choose to stay with the bot. */
  stayWithBot: true,

  // Nobody there

  followUp: {
    /** Beside the e-mail address: `name`, `phone`, `company`. */
    ask: [],
    /** Where follow-ups are sent, beside the log: `email`, `webhook`, `help-desk`. Each has settings of its own. */
    ways: [],
  },

  // The end

  /** A silent customer is asked once, then the thread is closed. 0: never. */
  idle: { nudgeSeconds: 300, closeSeconds: 600 },
  /** Tags and properties for the platform's own reports: two calls, which are billed, at a handoff and at the end. */
  labels: true,

  // Humans who watch

  /** `/pause`, `/resume`, `/take`, `/suggest`, `/say …` in agents-only notes. A pause ends by itself. */
  supervision: { commands: true, pauseSeconds: 1_800 },
};
