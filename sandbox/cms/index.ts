import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Kit } from '../kit/index.ts'
import { articles, findArticle } from './articles.ts'
import { deskPage } from './desk.ts'
import { mintEmbedToken } from './embed-token.ts'
import { articlePage, frontPage } from './public-site.ts'

const file = (name: string) => readFileSync(join(import.meta.dirname, name))
const styles = { desk: file('desk.css').toString(), news: file('news.css').toString() }
const icon = file('pictures/icon.svg').toString()

interface CmsOptions {
  /** Where AllIN answers. */
  publicUrl: string
  cmsApiKey: () => string | null
}

/** A newspaper's own CMS and website: somebody else's origin, with AllIN embedded as a customer would. */
export function createCms(kit: Kit, options: CmsOptions): Hono {
  const base = () => kit.baseUrl('cms')
  const allin = options.publicUrl
  const app = new Hono()
  app.use(
    secureHeaders({
      // What a careful host allows, and all that embedding needs.
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: [allin],
        frameSrc: [allin],
        connectSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      crossOriginResourcePolicy: false,
    }),
  )
  app.get('/', (c) => {
    const article = findArticle(c.req.query('story') ?? '') ?? articles[0]
    return article ? c.html(deskPage({ allin, base: base(), article })) : c.notFound()
  })
  app.post('/allin-token', (c) => mintEmbedToken(c, { allin, apiKey: options.cmsApiKey(), origin: base() }))
  app.get('/news', (c) => c.html(frontPage(base())))
  app.get('/news/:slug', (c) => {
    const article = findArticle(c.req.param('slug'))
    return article ? c.html(articlePage(base(), article)) : c.notFound()
  })
  app.get('/desk.css', (c) => c.body(styles.desk, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/news.css', (c) => c.body(styles.news, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/pictures/icon.svg', (c) => c.body(icon, 200, { 'content-type': 'image/svg+xml' }))
  app.get('/pictures/:file', (c) => {
    const name = c.req.param('file')
    if (!articles.some((article) => article.picture.file === name)) return c.notFound()
    return c.body(new Uint8Array(file(`pictures/${name}`)), 200, {
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=3600',
    })
  })
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.notFound((c) => c.text('There is no such page.', 404))
  return app
}
