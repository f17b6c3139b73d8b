import { type Html, html } from '../kit/html.ts'
import type { LiveCard, LiveMedia, LivePost } from '../kit/index.ts'

/** A post as its platform shows it. */
export function postHtml(post: LivePost, now: Date): Html {
  const at = new Date(post.createdAt)
  return html`<article class="post" id="${post.platform}-${post.id.replace(/[^\w-]+/g, '-')}">
  ${post.account.avatarUrl ? html`<img class="avatar" src="${post.account.avatarUrl}" alt="" width="44" height="44">` : html`<span class="avatar"></span>`}
  <div class="body">
    <header><strong>${post.account.displayName}</strong><span class="handle">${post.account.handle}</span>
      <time datetime="${post.createdAt}" title="${at.toUTCString()}">${ago(at, now)}</time></header>
    ${post.text !== '' && html`<p class="text" dir="auto">${textHtml(post)}</p>`}
    ${post.media.length > 0 && html`<div class="media count-${Math.min(post.media.length, 5)}">${post.media.map(mediaHtml)}</div>`}
    ${post.card && cardHtml(post.card)}
    <footer>${detailsOf(post).map((detail) => html`<span>${detail}</span>`)}</footer>
  </div>
</article>`
}

function textHtml(post: LivePost): Html[] {
  const parts: Html[] = []
  let position = 0
  for (const mark of [...post.marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < position) continue
    parts.push(html`${post.text.slice(position, mark.start)}`)
    const written = post.text.slice(mark.start, mark.end)
    const shown = mark.kind === 'link' ? shorten(written) : written
    const isWeb = /^https?:/i.test(mark.href)
    parts.push(
      isWeb
        ? html`<a class="${mark.kind}" href="${mark.href}" rel="noreferrer" target="_blank">${shown}</a>`
        : html`${shown}`,
    )
    position = mark.end
  }
  parts.push(html`${post.text.slice(position)}`)
  return parts
}

function shorten(address: string): string {
  const bare = address.replace(/^https?:\/\/(www\.)?/i, '')
  return bare.length > 34 ? `${bare.slice(0, 33)}…` : bare
}

function mediaHtml(media: LiveMedia): Html {
  const image = html`<img src="/blobs/${media.hash}" alt="${media.alt ?? ''}" ${media.width && html`width="${media.width}"`} ${media.height && html`height="${media.height}"`}>`
  return media.alt
    ? html`<figure>${image}<details class="alt"><summary>ALT</summary><p>${media.alt}</p></details></figure>`
    : html`<figure>${image}<span class="no-alt">no description</span></figure>`
}

function cardHtml(card: LiveCard): Html {
  const host = URL.canParse(card.url) ? new URL(card.url).host.replace(/^www\./, '') : card.url
  return html`<a class="card ${card.imageHash ? 'pictured' : 'plain'}" href="${/^https?:/i.test(card.url) ? card.url : '#'}" rel="noreferrer" target="_blank">
    ${card.imageHash ? html`<img src="/blobs/${card.imageHash}" alt="">` : html`<span class="placeholder" aria-hidden="true">${host.charAt(0).toUpperCase()}</span>`}
    <span class="words"><small class="host">${host}</small><strong>${card.title}</strong>${card.description && html`<small class="description">${card.description}</small>`}</span></a>`
}

function detailsOf(post: LivePost): string[] {
  const { visibility, language, application, sensitive } = post.details
  return [
    typeof visibility === 'string' ? visibility : '',
    typeof language === 'string' ? language : '',
    sensitive === true ? 'sensitive' : '',
    typeof application === 'string' ? `via ${application}` : '',
  ].filter((detail) => detail !== '')
}

function ago(at: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - at.getTime()) / 1_000))
  if (seconds < 10) return 'now'
  if (seconds < 60) return `${seconds}s`
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}m`
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)}h`
  return at.toISOString().slice(0, 10)
}
