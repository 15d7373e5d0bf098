import { html } from "hono/html";

export interface DocumentPage {
  readonly title: string;
  /** Number, revision, date. */
  readonly facts: readonly string[];
  readonly outdated: string | undefined;
  /** Already escaped. */
  readonly body: unknown;
}

export function documentPage({ title, facts, outdated, body }: DocumentPage) {
  const warning =
    outdated === undefined
      ? ""
      : html`<p class="warning" role="note">This document is ${outdated}. It is kept to explain older products.</p>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – FitMate</title>
        <link rel="stylesheet" href="/shared/site.css" />
        <link rel="stylesheet" href="/shared/document.css" />
      </head>
      <body>
        <header class="site-header">
          <div class="wide">
            <a class="brand" href="/">Fit<span>Mate</span></a>
            <nav aria-label="Main"><a href="/docs/">All documents</a></nav>
          </div>
        </header>
        <main class="wide document">
          <p class="facts">${facts.join(" · ")}</p>
          ${warning} ${body}
        </main>
        <footer class="site-footer">
          <div class="wide"><p>FitMate is an invented company. Sample documents, not for design use.</p></div>
        </footer>
      </body>
    </html>`;
}
