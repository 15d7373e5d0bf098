/** `GET /records/:conversation/:lastDay/:signature`: the whole conversation, for the agent who was sent the address. */
import { Hono } from "hono";
import { html } from "hono/html";
import { readConfig } from "../config.ts";
import type { Env } from "../env.ts";
import { conversationNamed } from "../conversation/conversation.ts";
import type { TranscriptLine } from "../conversation/ledger.ts";
import { checkRecordAddress } from "./record-link.ts";

export const recordRoutes = new Hono<{ Bindings: Env }>();

recordRoutes.get("/:conversation/:lastDay/:signature", async (context) => {
  const read = readConfig(context.env);
  const address = context.req.param();
  const verdict = read.kind === "ok" ? await checkRecordAddress(read.config, address, Date.now()) : "forged";
  if (read.kind === "invalid" || verdict === "forged") {
    // The same answer for what never was and for what is not theirs.
    return context.text("There is no such record.", 404);
  }
  if (verdict === "ended") {
    return context.text(
      `This address ended on ${address.lastDay}. The chat itself is in the chat platform's archive.`,
      410,
    );
  }
  const { conversation } = address;
  const chat = conversationNamed(context.env, read.config, conversation);
  const lines = chat === null ? [] : await chat.transcript();
  context.header("Cache-Control", "no-store");
  context.header("Referrer-Policy", "no-referrer");
  context.header("X-Robots-Tag", "noindex");
  context.header("X-Content-Type-Options", "nosniff");
  // No script, no form, nothing fetched, and no other page around it.
  context.header(
    "Content-Security-Policy",
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  return context.html(page(conversation, lines));
});

function page(conversation: string, lines: readonly TranscriptLine[]) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Record of a conversation</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            max-width: 45rem;
            margin: 2rem auto;
            padding: 0 1rem;
          }
          li {
            margin: 0.75rem 0;
            white-space: pre-wrap;
          }
          small {
            color: #555;
          }
        </style>
      </head>
      <body>
        <h1>Record of a conversation</h1>
        <p><small>${conversation}</small></p>
        ${
          lines.length === 0
            ? html`<p>Nothing is kept of this conversation: it was erased, or its time is over.</p>`
            : html`<ol>
                ${lines.map((line) => html`<li><strong>${line.role}</strong> <small>${line.at}</small><br />${line.text}</li>`)}
              </ol>`
        }
      </body>
    </html>`;
}
