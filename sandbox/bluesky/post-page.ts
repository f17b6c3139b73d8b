import { escapeHtml, type Kit, type LivePost } from '../kit/index.ts'

/** The page of one post, for people who follow a permalink. */
export function postPage(kit: Kit, post: LivePost): string {
  const { account, card, media } = post
  const did = encodeURIComponent(account.id)
  const pictures = media.map(({ hash, alt }) => {
    const kept = kit.store.blobs.get(hash)
    const source = kept ? `data:${kept.mimeType};base64,${Buffer.from(kept.bytes).toString('base64')}` : ''
    return `<img src="${source}" alt="${escapeHtml(alt ?? '')}">`
  })
  const link = card
    ? `<a class="card" href="${escapeHtml(webOnly(card.url))}" rel="noreferrer"><strong>${escapeHtml(card.title)}</strong><small>${escapeHtml(card.description ?? card.url)}</small></a>`
    : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(account.displayName)} on Bluesky (sandbox)</title>
<style>:root{color-scheme:light dark}body{margin:0;display:grid;place-items:start center;padding:24px;font:17px/1.5 system-ui,sans-serif;background:light-dark(#fff,#151d28);color:light-dark(#0b0f14,#f1f3f5)}
article{width:min(600px,100%);border:1px solid light-dark(#d4dbe2,#2e4052);border-radius:14px;padding:20px}header{display:flex;gap:12px;align-items:center}header img{border-radius:50%}
small{display:block;color:light-dark(#536471,#8c9aa9)}.text{white-space:pre-wrap;overflow-wrap:anywhere}.text a,.card{color:light-dark(#0a66d8,#58a6ff)}article>img{max-width:100%;border-radius:10px;display:block;margin-top:12px}
.card{display:block;border:1px solid light-dark(#d4dbe2,#2e4052);border-radius:10px;padding:12px;text-decoration:none;color:inherit}</style></head>
<body><article data-did="${did}"><header><img src="${escapeHtml(account.avatarUrl ?? '')}" alt="" width="48" height="48"><div><strong>${escapeHtml(account.displayName)}</strong><small>@${escapeHtml(account.handle)}</small></div></header>
<p class="text">${markedText(post)}</p>${link}${pictures.join('')}<small>${escapeHtml(post.createdAt)} · sandbox</small></article></body></html>`
}

function markedText({ text, marks }: LivePost): string {
  let html = ''
  let position = 0
  for (const { start, end, href } of marks) {
    html += `${escapeHtml(text.slice(position, start))}<a href="${escapeHtml(webOnly(href))}" rel="noreferrer">${escapeHtml(text.slice(start, end))}</a>`
    position = end
  }
  return html + escapeHtml(text.slice(position))
}

/** A record may link to any scheme; a page must not. */
function webOnly(address: string): string {
  return /^https?:\/\//i.test(address) ? address : '#'
}
