import { type Html, html, trusted } from '../kit/html.ts'
import { type Article, articles } from './articles.ts'

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/Berlin' })

/** The front page that readers see. */
export function frontPage(base: string): string {
  const [first, ...others] = articles
  return page({
    title: 'Harbour Gazette',
    head: html`<meta name="description" content="News from the waterfront, every day since 1987.">
<link rel="canonical" href="${base}/news"><meta property="og:site_name" content="Harbour Gazette">`,
    body: html`<h1 class="hidden">Front page</h1>${first && teaser(first, 'lead')}<div class="grid">${others.map((article) => teaser(article, ''))}</div>`,
  })
}

function teaser(article: Article, kind: string): Html {
  return html`<article class="teaser ${kind}"><a href="/news/${article.slug}"><img src="/pictures/${article.picture.file}" alt="${article.picture.alt}" width="1200" height="675"></a>
<p class="section">${article.section}</p><h2><a href="/news/${article.slug}">${article.title}</a></h2><p>${article.standfirst}</p></article>`
}

/** A story with everything that a careful publisher tells machines about it. */
export function articlePage(base: string, article: Article): string {
  const url = `${base}/news/${article.slug}`
  const image = `${base}/pictures/${article.picture.file}`
  return page({
    title: `${article.title} · Harbour Gazette`,
    head: html`<meta name="description" content="${article.standfirst}"><meta name="author" content="${article.author}">
<link rel="canonical" href="${url}">
<meta property="og:type" content="article"><meta property="og:site_name" content="Harbour Gazette"><meta property="og:locale" content="en_GB">
<meta property="og:title" content="${article.title}"><meta property="og:description" content="${article.standfirst}"><meta property="og:url" content="${url}">
<meta property="og:image" content="${image}"><meta property="og:image:alt" content="${article.picture.alt}"><meta property="og:image:width" content="${article.picture.width}"><meta property="og:image:height" content="${article.picture.height}">
<meta property="article:published_time" content="${article.publishedAt}"><meta property="article:modified_time" content="${article.modifiedAt}"><meta property="article:section" content="${article.section}">${article.tags.map((tag) => html`<meta property="article:tag" content="${tag}">`)}
<meta name="twitter:card" content="summary_large_image">
<script type="application/ld+json">${jsonLd(base, article, url, image)}</script>`,
    body: html`<article class="story"><p class="section">${article.section}</p><h1>${article.title}</h1><p class="standfirst">${article.standfirst}</p>
<p class="byline">By <a rel="author" href="/news">${article.author}</a> · <time datetime="${article.publishedAt}">${day.format(new Date(article.publishedAt))}</time></p>
<figure><img src="/pictures/${article.picture.file}" alt="${article.picture.alt}" width="1200" height="675"><figcaption>${article.picture.caption}</figcaption></figure>
<div class="prose">${article.paragraphs.map((paragraph, index) =>
      index === 2
        ? html`<blockquote><p>${article.pullQuote.text}</p><footer>${article.pullQuote.by}</footer></blockquote><p>${paragraph}</p>`
        : html`<p>${paragraph}</p>`,
    )}</div><ul class="tags">${article.tags.map((tag) => html`<li>${tag}</li>`)}</ul></article>
<aside><h2>More from the Gazette</h2><div class="grid">${articles.filter((each) => each !== article).map((each) => teaser(each, ''))}</div></aside>`,
  })
}

/** https://schema.org/NewsArticle; `<` is escaped so that no text can end the script element. */
function jsonLd(base: string, article: Article, url: string, image: string): Html {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: url,
    headline: article.title,
    description: article.standfirst,
    image: [image],
    datePublished: article.publishedAt,
    dateModified: article.modifiedAt,
    inLanguage: 'en-GB',
    author: [{ '@type': 'Person', name: article.author }],
    publisher: { '@type': 'Organization', name: 'Harbour Gazette', url: `${base}/news` },
  }
  return trusted(JSON.stringify(data).replaceAll('<', '\\u003c'))
}

function page(parts: { title: string; head: Html; body: Html }): string {
  return `<!doctype html>${
    html`<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${parts.title}</title>
${parts.head}<link rel="icon" href="/pictures/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/news.css"></head>
<body><header class="masthead"><a href="/news">Harbour Gazette</a><p>News from the waterfront since 1987</p></header>
<nav aria-label="Sections"><a href="/news">Front page</a><a href="/news/night-ferries-return">Waterfront</a><a href="/news/line-9-opens-on-monday">City</a><a href="/news/fish-market-under-a-new-roof">Food</a><a href="/news/why-the-lighthouse-blinks-twice">Ask the Gazette</a></nav>
<main>${parts.body}</main><footer class="colophon">The Harbour Gazette is invented, and so is every ferry in it. <a href="/">Newsroom</a></footer></body></html>`
      .markup
  }`
}
