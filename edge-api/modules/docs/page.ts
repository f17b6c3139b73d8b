import { html, raw } from 'hono/html'
import type { OpenApi } from '../../http/openapi-document.ts'
import { introduction } from './introduction.ts'
import { navigation } from './navigation.ts'
import { operationArticle } from './operation.ts'
import { type Group, groupsOf } from './operations.ts'
import { type Html, prose, tagAnchor } from './prose.ts'
import { pageStyle } from './style.ts'
import { referenceStyle } from './style-reference.ts'

const style = `${pageStyle}${referenceStyle}`

export interface DocsPage {
  body: string
  /** The content security policy: our own style by its hash, our icon, and nothing that runs. */
  policy: string
}

/** The API for people: one page, made from the same document that programs read. It loads and runs nothing. */
export async function docsPage(document: OpenApi, requestsPerMinute: number): Promise<DocsPage> {
  const publicUrl = document.servers[0]?.url ?? ''
  const groups = groupsOf(document)
  const body = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>AllIN API reference</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div class="layout">
${navigation(groups)}
<main id="content" tabindex="-1">
${introduction(publicUrl, requestsPerMinute)}
${groups.map((group) => groupSection(group, publicUrl))}
<a class="up" href="#contents">Contents</a>
</main>
</div>
</body>
</html>`
  return { body: body.toString(), policy: await policyFor(style) }
}

function groupSection({ name, description, operations }: Group, publicUrl: string): Html {
  const id = tagAnchor(name)
  return html`<section id="${id}" class="group" aria-labelledby="${id}-title">
<h2 id="${id}-title">${name}</h2>
<p class="lead">${prose(description)}</p>
${operations.map((operation) => operationArticle(operation, publicUrl))}
</section>`
}

async function policyFor(style: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)))
  const hash = btoa(String.fromCharCode(...digest))
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
