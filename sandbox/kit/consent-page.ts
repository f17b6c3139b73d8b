import type { Person } from './people.ts'

export interface Consent {
  platform: string
  /** Colour of the platform, as CSS. */
  accent: string
  appName: string
  appUrl: string | null
  /** What the application asks for, in words a person understands. */
  permissions: string[]
  people: readonly Person[]
  /** How a person's handle looks here. */
  handleOf(person: Person): string
  avatarOf(person: Person): string
  /** Where the form goes (POST); it carries `username`, `decision` (`allow` or `deny`) and these fields. */
  action: string
  fields: Record<string, string>
}

/** The page on which a demo person allows or denies an application, for every stand-in. */
export function consentPage(consent: Consent): string {
  const options = consent.people.map(
    (
      person,
      index,
    ) => `<label class="person"><input type="radio" name="username" value="${escapeHtml(person.username)}"${index === 0 ? ' checked' : ''}>
      <img src="${escapeHtml(consent.avatarOf(person))}" alt="" width="40" height="40">
      <span><strong>${escapeHtml(person.displayName)}</strong><small>${escapeHtml(consent.handleOf(person))} · password ${escapeHtml(person.password)}</small></span></label>`,
  )
  const hidden = Object.entries(consent.fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  const app = consent.appUrl
    ? `<a href="${escapeHtml(consent.appUrl)}" rel="noreferrer">${escapeHtml(consent.appName)}</a>`
    : escapeHtml(consent.appName)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Allow ${escapeHtml(consent.appName)}? · ${escapeHtml(consent.platform)}</title>
<style>${css(consent.accent)}</style></head>
<body><main>
<p class="brand">${escapeHtml(consent.platform)} <span>sandbox</span></p>
<h1>${app} would like to use your account</h1>
<form method="post" action="${escapeHtml(consent.action)}">
${hidden.join('\n')}
<fieldset><legend>Signed in as</legend>${options.join('\n')}</fieldset>
<h2>It will be able to</h2>
<ul>${consent.permissions.map((permission) => `<li>${escapeHtml(permission)}</li>`).join('')}</ul>
<div class="actions"><button name="decision" value="allow" class="allow">Allow</button>
<button name="decision" value="deny">Deny</button></div>
</form>
<p class="note">This is a stand-in on your own machine. Nothing here reaches the real ${escapeHtml(consent.platform)}.</p>
</main></body></html>`
}

/** A page for a person that says what is wrong, in the same look. */
export function consentProblemPage(platform: string, accent: string, detail: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>This does not work · ${escapeHtml(platform)}</title><style>${css(accent)}</style></head>
<body><main><p class="brand">${escapeHtml(platform)} <span>sandbox</span></p><h1>This does not work</h1><p>${escapeHtml(detail)}</p></main></body></html>`
}

/** Text made safe for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function css(accent: string): string {
  return `:root{color-scheme:light dark;--accent:${accent};--ground:light-dark(#f3f4f7,#111319);--card:light-dark(#fff,#1a1d26);--line:light-dark(#dcdfe7,#343946);--soft:light-dark(#5a6172,#a3a9b8)}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--ground);font:16px/1.5 system-ui,sans-serif;color:light-dark(#171a21,#eceef3)}
main{width:min(440px,100%);background:var(--card);border:1px solid var(--line);border-top:4px solid var(--accent);border-radius:14px;padding:28px}
.brand{margin:0 0 4px;font-weight:700}.brand span{font-weight:500;color:var(--soft)}h1{font-size:22px;line-height:1.25;margin:0 0 20px;text-wrap:balance}h2{font-size:15px;margin:20px 0 6px}h1 a{color:inherit}
fieldset{border:0;margin:0;padding:0;display:grid;gap:8px}legend{padding:0 0 8px;font-size:15px;font-weight:700}
.person{display:flex;gap:12px;align-items:center;padding:10px 12px;border:1px solid var(--line);border-radius:10px;cursor:pointer}
.person:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}.person:focus-within{outline:3px solid color-mix(in srgb,var(--accent) 45%,transparent)}
.person img{border-radius:50%}.person span{display:grid;min-width:0}.person small{color:var(--soft);overflow-wrap:anywhere}input[type=radio]{accent-color:var(--accent);margin:0}
ul{margin:0;padding-left:20px;color:var(--soft)}.actions{display:flex;gap:10px;margin-top:24px}
button{flex:1;min-height:44px;font:inherit;font-weight:600;border-radius:10px;border:1px solid var(--line);background:transparent;color:inherit;cursor:pointer}
button.allow{background:var(--accent);border-color:var(--accent);color:#fff}button:focus-visible{outline:3px solid color-mix(in srgb,var(--accent) 45%,transparent);outline-offset:2px}
.note{margin:20px 0 0;font-size:13px;color:var(--soft)}`
}
