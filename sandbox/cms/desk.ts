import { html } from '../kit/html.ts'
import { type Article, articles } from './articles.ts'

interface Desk {
  /** Where AllIN answers. */
  allin: string
  /** Where readers find the stories. */
  base: string
  article: Article
}

const time = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
})

/** The newsroom's editor, with AllIN's composer and calendar built in from one script tag. */
export function deskPage({ allin, base, article }: Desk): string {
  const url = `${base}/news/${article.slug}`
  return `<!doctype html>${
    html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${article.title} · Gazette Desk</title><link rel="icon" href="/pictures/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/desk.css">
<script async src="${allin}/embed.js"></script></head>
<body>
<header class="bar"><a class="logo" href="/"><svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><rect width="32" height="32" rx="8"/><path d="M9 23V9h4v5h6V9h4v14h-4v-5h-6v5z"/></svg>Gazette Desk</a>
<nav aria-label="Desk"><a href="/" aria-current="page">Stories</a><a href="#planner">Planner</a><a href="/news">Website</a></nav>
<p class="who"><span aria-hidden="true">AL</span>Ada Lindqvist</p></header>
<div class="layout">
<aside class="stories" aria-label="Stories"><h2>Stories</h2><ul>${articles.map(
      (each) =>
        html`<li><a href="/?story=${each.slug}" ${each === article && html`aria-current="true"`}><img src="/pictures/${each.picture.file}" alt="" width="64" height="44"><span><strong>${each.title}</strong><small>${each.section} · ${each.author}</small></span></a></li>`,
    )}</ul></aside>
<main class="editor">
<h1 class="hidden">Edit: ${article.title}</h1>
<div class="status"><span class="badge">Published</span><span>${time.format(new Date(article.modifiedAt))}</span><a class="view" href="${url}">View on the website</a></div>
<label class="field"><span>Headline</span><textarea class="headline" rows="2">${article.title}</textarea></label>
<label class="field"><span>Standfirst</span><textarea rows="2">${article.standfirst}</textarea></label>
<figure><img src="/pictures/${article.picture.file}" alt="${article.picture.alt}" width="1200" height="675"><figcaption>${article.picture.caption}</figcaption></figure>
<div class="field"><span id="story-label">Story</span><div class="prose" contenteditable="true" role="textbox" aria-multiline="true" aria-labelledby="story-label">${article.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</div></div>
</main>
<section class="share" aria-labelledby="share-title"><header><h2 id="share-title">Tell readers</h2><p>Post this story without leaving the desk.</p></header>
<allin-composer token-endpoint="/allin-token" theme-accent="#0b6e4f" theme-radius="8" prefill-url="${url}" prefill-title="${article.title}" prefill-text="${article.standfirst}"></allin-composer></section>
<section class="planner" id="planner" aria-labelledby="planner-title"><header><h2 id="planner-title">Planner</h2><p>Everything that goes out on our channels.</p></header>
<allin-calendar token-endpoint="/allin-token" theme-accent="#0b6e4f" theme-radius="8"></allin-calendar></section>
</div></body></html>`.markup
  }`
}
