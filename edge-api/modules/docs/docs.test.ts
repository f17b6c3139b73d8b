import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { routes } from '../../api.ts'
import { errorCatalogue } from '../../errors.ts'
import { describeApi } from '../../http/openapi.ts'
import type { OpenApi } from '../../http/openapi-document.ts'
import { schemaOf } from '../../http/openapi-schema.ts'
import type { Handled, Route } from '../../http/route.ts'
import { type Answer, createTestApi, type TestApi } from '../../testing/test-api.ts'
import { exampleOf } from './example.ts'
import { docsPage } from './page.ts'

const specs: Route[] = routes.map(({ spec }) => spec)

let api: TestApi
let answer: Answer
let page: Document
let described: OpenApi

beforeAll(async () => {
  api = await createTestApi()
  answer = await api.request('GET', '/docs')
  page = parseHTML(answer.body).document
  described = (await api.request('GET', '/openapi.json')).body
})
afterAll(() => api.close())

const all = (selector: string) => [...page.querySelectorAll(selector)]
const article = (operation: string) => page.getElementById(operation)

describe('the reference for people', () => {
  it('shows every operation of the OpenAPI document at its anchor, and leads there from the contents', () => {
    const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, summary }]) => ({
        id: operationId,
        address: `${method.toUpperCase()} ${path}`,
        summary: summary.replaceAll('`', ''),
      })),
    )
    expect(operations).toHaveLength(routes.length)
    for (const { id, address, summary } of operations) {
      const shown = article(id)
      expect([id, shown?.querySelector('.address')?.textContent]).toEqual([id, address])
      expect(shown?.querySelector('h3')?.textContent).toBe(summary)
      expect([id, all(`nav a[href="#${id}"]`).length]).toEqual([id, 1])
    }
    expect(all('article')).toHaveLength(operations.length)
  })

  it('explains every error code where the type of a problem document leads', async () => {
    for (const code of Object.keys(errorCatalogue)) {
      const row = page.getElementById(code.toLowerCase().replaceAll('_', '-'))
      expect([code, row?.querySelector('th')?.textContent]).toEqual([code, code])
    }
    const problem = await api.request('GET', '/v1/me')
    const [, anchor = ''] = problem.body.type.split('#')
    expect(page.getElementById(anchor)?.textContent).toContain(problem.body.code)
  })

  it('has one thing at each anchor, and no link into the void', () => {
    const ids = all('[id]').map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const link of all('a[href^="#"]')) expect(ids).toContain(link.getAttribute('href')?.slice(1))
    for (const labelled of all('[aria-labelledby]')) {
      expect(ids).toContain(labelled.getAttribute('aria-labelledby'))
    }
  })

  it('says who may call: roles, scopes and capabilities, or only those whom the verb serves', () => {
    expect(article('schedulePost')?.querySelector('.callers')?.textContent).toMatch(
      /ADMIN MANAGER PUBLISHER\s+API keys.*post\.schedule\s+Embed tokens.*schedule/s,
    )
    expect(article('schedulePost')?.querySelector('.callers')?.textContent).not.toContain('VIEWER')
    expect(article('mintEmbedToken')?.querySelector('.callers')?.textContent).not.toContain('People')
    expect(article('connectAccount')?.querySelector('.callers')?.textContent).not.toContain('API keys')
  })

  it('tells the fields of a body with their nesting, need and limits', () => {
    const link = [...(article('createPost')?.querySelectorAll('.fields > li') ?? [])].find(
      (item) => item.querySelector('.name code')?.textContent === 'link',
    )
    const inner = link?.querySelector('.fields > li')
    expect(inner?.textContent).toMatch(/url\s+URL\s+required/)
    expect(inner?.textContent).toContain('at most 4,096 characters')
  })

  it('gives for every JSON body an example that the API would read', () => {
    for (const { operation, body } of specs) {
      if (!body) continue
      const parsed = z.safeParse(body, exampleOf(schemaOf(body, 'input')))
      expect([operation, parsed.error?.issues]).toEqual([operation, undefined])
    }
  })

  it('gives for every answer an example that keeps what the API promises', () => {
    for (const { operation, response } of specs) {
      if (!response) continue
      const parsed = z.safeParse(response, exampleOf(schemaOf(response, 'output')))
      expect([operation, parsed.error?.issues]).toEqual([operation, undefined])
    }
  })
})

describe('what the page may do', () => {
  it('loads nothing from elsewhere, runs nothing, and styles itself only by what its policy names', async () => {
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|script-src|https?:|\*/)
    expect(all('script, iframe, object, embed, base, form, style:not(head > style), [style]')).toEqual([])
    const styles = all('style')
    expect(styles).toHaveLength(1)
    const content = /<style>([\s\S]*?)<\/style>/.exec(answer.body)?.[1] ?? ''
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content))
    expect(policy).toContain(`'sha256-${Buffer.from(digest).toString('base64')}'`)
    expect(content).not.toMatch(/url\(|@import/)
    for (const element of all('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on/)
        if (name === 'href' || name === 'src') expect(value).toMatch(/^(#|\/(?!\/))/)
      }
    }
  })

  it('lets nothing of the document through as markup', async () => {
    const attack = `"><img src=x onerror=alert(1)>'</code></style><script>&amp;\``
    const evil: Handled = {
      spec: {
        method: 'POST',
        path: `/v1/${attack}/{postId}`,
        operation: attack,
        summary: attack,
        description: attack,
        tag: attack,
        access: 'post.read',
        params: z.object({ postId: z.string().describe(attack) }),
        query: z.object({ [attack]: z.string().default(attack) }),
        body: z.object({ [attack]: z.enum([attack]).describe(attack) }),
        response: z.object({ [attack]: z.literal(attack) }),
      },
      handle: async () => undefined,
    }
    const { body } = await docsPage(describeApi([evil], `https://${attack}`, 'cookie'), 100)
    const { document } = parseHTML(body)
    expect(document.querySelectorAll('img, script, [onerror]')).toHaveLength(0)
    expect(body).not.toContain(attack)
    expect(document.querySelector('article h3')?.textContent).toContain('<img src=x onerror=alert(1)>')
  })
})
