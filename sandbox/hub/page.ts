import { html } from '../kit/html.ts'
import type { Kit } from '../kit/index.ts'
import { columnHtml, faultsHtml } from './column.ts'
import { hubPlatforms, hubQueue } from './platforms.ts'

/** The live page: what is live on every platform, as the platform would show it. */
export function livePage(kit: Kit): string {
  const page = html`<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>Live on every platform · AllIN sandbox</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script></head>
<body>
<header class="top"><div><h1>Live on every platform</h1>
<p>Stand-ins on this machine. What you see here is their own record: nothing of AllIN’s database is in it.</p></div>
<p class="connection" role="status" data-connection><span></span><b>Connecting…</b></p>
<div class="queue" data-column="${hubQueue.id}">${faultsHtml(kit, hubQueue)}</div>
<button type="button" class="reset" data-reset>Start afresh</button></header>
<nav aria-label="Platforms">${hubPlatforms.map(({ id, name }) => html`<a href="#${id}">${name}</a>`)}</nav>
<main>${hubPlatforms.map(
    (platform) =>
      html`<section class="column ${platform.id}" id="${platform.id}" data-column="${platform.id}" aria-label="${platform.name}">${columnHtml(kit, platform)}</section>`,
  )}</main>
<dialog data-reset-dialog aria-labelledby="reset-title"><form method="dialog"><h2 id="reset-title">Forget everything that happened here?</h2>
<p>All posts, uploads and faults on the stand-ins go, and connected accounts must be connected anew. AllIN’s own data stays.</p>
<div class="actions"><button value="cancel">Keep it</button><button value="reset" class="danger">Start afresh</button></div></form></dialog>
</body></html>`
  return `<!doctype html>${page.markup}`
}

export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0b7a6f"/><circle cx="16" cy="16" r="4" fill="#fff"/><circle cx="16" cy="16" r="9" fill="none" stroke="#fff" stroke-width="2.5" stroke-opacity=".6"/></svg>'
