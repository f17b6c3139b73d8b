import { type Html, html, trusted } from '../kit/html.ts'
import type { Kit } from '../kit/index.ts'
import { type FaultTarget, type HubPlatform, presetOf, presetsOf } from './platforms.ts'
import { postHtml } from './post.ts'

/** How many posts a column shows. */
const shown = 60

/** What changes in a column while the page is open: its counts, its switches and its posts. */
export function columnHtml(kit: Kit, platform: HubPlatform): Html {
  const posts = kit.live.list(platform.id)
  const live = posts.filter((post) => post.deletedAt === null).reverse()
  const deleted = posts.length - live.length
  const now = kit.clock.now()
  return html`<header class="head">
  <svg class="sign" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="${platform.sign}"/></svg>
  <div><h2>${platform.name}</h2><p class="counts">${live.length} live${deleted > 0 && ` · ${deleted} deleted`}</p></div>
  ${faultsHtml(kit, platform)}
</header>
<div class="posts">${
    live.length === 0 ? emptyHtml(platform) : live.slice(0, shown).map((post) => postHtml(post, now))
  }</div>`
}

/** The button that says how a stand-in does, and the switches behind it. */
export function faultsHtml(kit: Kit, platform: FaultTarget): Html {
  const active = kit.faults.list(platform.id)
  const on = new Set(active.map((fault) => presetOf(platform, fault)?.id))
  const others = active.filter((fault) => presetOf(platform, fault) === undefined)
  const state = active.length === 0 ? 'Works' : `${active.length} ${active.length === 1 ? 'fault' : 'faults'}`
  return html`<button type="button" class="state ${active.length > 0 && 'faulty'}" popovertarget="faults-${platform.id}" aria-label="${platform.name}: ${state}. Change faults">${platform.kind === 'queue' && `${platform.name}: `}${state}</button>
<div class="faults" id="faults-${platform.id}" popover role="dialog" aria-label="Faults of ${platform.name}">
  <div class="faults-head"><h3>Let ${platform.name} misbehave</h3><button type="button" data-clear="${platform.id}" ${active.length === 0 && trusted('disabled')}>All off</button></div>
  <ul>${presetsOf(platform).map(
    (preset) => html`<li><label><span><strong>${preset.label}</strong><small>${preset.hint}</small></span>
      <input type="checkbox" role="switch" data-platform="${platform.id}" data-preset="${preset.id}" ${on.has(preset.id) && trusted('checked')}></label></li>`,
  )}</ul>
  ${others.length > 0 && html`<p class="others">Also on: ${others.map((fault) => html`<code>${JSON.stringify(fault)}</code> `)}</p>`}
</div>`
}

function emptyHtml(platform: HubPlatform): Html {
  return html`<div class="empty"><svg viewBox="0 0 24 24" width="36" height="36" aria-hidden="true"><path d="${platform.sign}"/></svg>
  <p>Nothing is live here yet.</p><small>Connect a demo account on ${platform.name}, publish, and the post appears by itself.</small></div>`
}
