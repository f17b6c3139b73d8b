/** Answers a stand-in's consent screen as a person would by clicking Allow, and comes back with the final address. */
export async function allowOnConsentScreen(authorizeUrl: string, username: string): Promise<string> {
  const page = await fetch(authorizeUrl)
  const html = await page.text()
  const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1]
  if (!page.ok || action === undefined) throw new Error(`The consent screen answered ${page.status}.`)
  const fields = new URLSearchParams({ username, decision: 'allow' })
  for (const [, name, value] of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    if (name !== undefined && value !== undefined) fields.set(decodeHtml(name), decodeHtml(value))
  }
  const answer = await fetch(new URL(decodeHtml(action), page.url), {
    method: 'POST',
    body: fields,
    redirect: 'manual',
  })
  const back = answer.headers.get('location')
  if (!back) throw new Error(`The consent screen did not send us back (${answer.status}).`)
  return back
}

function decodeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
