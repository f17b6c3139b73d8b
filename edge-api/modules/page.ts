import * as z from 'zod'

/** One page of a list, newest first; `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) })

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/** Query of every list: where to go on, and how many at most. */
export const pageQuery = {
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
}

export interface PageInput {
  cursor?: string | undefined
  limit: number
}

/** Cuts a list that was read with one item more than asked for, and names the next page. */
export function toPage<Item extends { id: string }>(rows: Item[], limit: number): Page<Item> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? last.id : null }
}
