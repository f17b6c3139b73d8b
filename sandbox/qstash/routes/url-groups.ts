import type { Context, Hono } from 'hono'
import * as z from 'zod'
import type { Broker } from '../broker.ts'
import { QStashProblem } from '../problem.ts'

const Added = z.object({
  endpoints: z.array(z.object({ url: z.string(), name: z.string().optional() })).min(1),
})
const Removed = z.object({
  endpoints: z.array(z.object({ url: z.string().optional(), name: z.string().optional() })).min(1),
})

/** URL groups, which the API calls topics. */
export function urlGroupRoutes(app: Hono, { urlGroups }: Broker): void {
  app.get('/v2/topics', (c) => c.json(urlGroups.list()))
  app.get('/v2/topics/:name', (c) => c.json(urlGroups.get(c.req.param('name'))))
  app.delete('/v2/topics/:name', (c) => {
    urlGroups.get(c.req.param('name'))
    urlGroups.remove(c.req.param('name'))
    return c.body(null)
  })
  app.post('/v2/topics/:name/endpoints', async (c) => {
    const { endpoints } = await read(c, Added)
    urlGroups.add(
      c.req.param('name'),
      endpoints.map(({ url, name }) => (name === undefined ? { url } : { url, name })),
    )
    return c.body(null)
  })
  app.delete('/v2/topics/:name/endpoints', async (c) => {
    const { endpoints } = await read(c, Removed)
    urlGroups.takeOut(
      c.req.param('name'),
      endpoints.map(({ url, name }) => ({
        ...(url === undefined ? {} : { url }),
        ...(name === undefined ? {} : { name }),
      })),
    )
    return c.body(null)
  })
}

async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await c.req.json().catch(() => null))
  if (!parsed.success) throw new QStashProblem(400, 'invalid endpoints: a list of addresses and names')
  return parsed.data
}
