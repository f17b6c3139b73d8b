import type { SandboxServer } from '../kit/index.ts'
import { type Sandbox, startAll } from '../main.ts'

/** The sandbox in this process, in memory and on free ports, for tests. `only` names the servers that the test needs. */
export function startSandbox(
  options: { only?: readonly SandboxServer[]; publicUrl?: string; cmsApiKey?: () => string | null } = {},
): Promise<Sandbox> {
  return startAll({ dir: null, basePort: null, ...options })
}

/** Answers a consent page as a person would who clicks a button; comes back with where the page sends them. */
export async function clickConsent(
  authorizeUrl: string,
  decision: 'allow' | 'deny' = 'allow',
  username = 'ada',
): Promise<URL> {
  const page = await fetch(authorizeUrl)
  const html = await page.text()
  const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1]
  if (!page.ok || action === undefined) throw new Error(`The consent page answered ${page.status}`)
  const fields = new URLSearchParams({ username, decision })
  for (const [, name = '', value = ''] of html.matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
  )) {
    fields.set(unescapeHtml(name), unescapeHtml(value))
  }
  const answer = await fetch(new URL(unescapeHtml(action), page.url), {
    method: 'POST',
    body: fields,
    redirect: 'manual',
  })
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`The consent page sent nobody anywhere (${answer.status})`)
  return new URL(location)
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
