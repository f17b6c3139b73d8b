import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import type { Notification } from '../../api/views.ts'
import { asManyAs, readBeside } from '../live.ts'
import type { Session } from '../session.ts'

const perPage = 15

export interface Inbox {
  /** Null while they are read for the first time. */
  items: Notification[] | null
  unread: number
  problem: Problem | null
  /** How many came since the page was opened. */
  arrived: number
  hasMore: boolean
  reload(): Promise<void>
  more(): Promise<void>
  read(notification: Notification): Promise<void>
  readAll(): Promise<void>
}

/** What a person was told, kept up to date by the organization's room. */
export function useInbox({ client }: Session): Inbox {
  const [items, setItems] = useState<Notification[] | null>(null)
  const [unread, setUnread] = useState(0)
  const [arrived, setArrived] = useState(0)
  const [cursor, setCursor] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const newest = useRef<string | null>(null)
  const shown = useRef(0)
  shown.current = items?.length ?? 0

  const reload = useCallback(async () => {
    const limit = asManyAs(shown.current, perPage)
    const page = await client.call('GET /v1/notifications', { query: { limit } })
    if (!page.ok) {
      setProblem(page.problem)
      return
    }
    const before = newest.current
    newest.current = page.value.items[0]?.id ?? ''
    const fresh = before === null ? 0 : page.value.items.filter(({ id }) => id > before).length
    if (fresh > 0) setArrived((count) => count + fresh)
    setItems(page.value.items)
    setUnread(page.value.unread)
    setCursor(page.value.nextCursor)
    setProblem(null)
  }, [client])
  useEffect(
    () =>
      readBeside(
        ({ type }) => type === 'notifications.changed',
        () => void reload(),
      ),
    [reload],
  )

  return {
    items,
    unread,
    problem,
    arrived,
    hasMore: cursor !== null,
    reload,
    async more() {
      if (cursor === null) return
      const page = await client.call('GET /v1/notifications', { query: { limit: perPage, cursor } })
      if (!page.ok) {
        setProblem(page.problem)
        return
      }
      setItems((shown) => [...(shown ?? []), ...page.value.items])
      setCursor(page.value.nextCursor)
    },
    async read({ id, readAt }) {
      if (readAt !== null) return
      const now = new Date().toISOString()
      setItems((shown) => shown?.map((each) => (each.id === id ? { ...each, readAt: now } : each)) ?? null)
      setUnread((count) => Math.max(0, count - 1))
      const done = await client.call('POST /v1/notifications/{notificationId}/read', {
        params: { notificationId: id },
        body: {},
      })
      if (!done.ok) await reload()
    },
    async readAll() {
      const upTo = items?.[0]?.id
      if (upTo === undefined) return
      const done = await client.call('POST /v1/notifications/read', { body: { upTo } })
      await reload()
      if (!done.ok) setProblem(done.problem)
    },
  }
}
