import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { RoomEvent } from '../../../core/events.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Result } from '../../api/result.ts'
import { asManyAs, rereadOn } from '../live.ts'

/** Which part of a list to read. */
export interface PartOfList {
  limit: number
  cursor?: string
}

type Ask<Item> = (part: PartOfList) => Promise<Result<{ items: Item[]; nextCursor: string | null }>>

interface List<Item> {
  /** Null while they are read for the first time. */
  items: Item[] | null
  problem: Problem | null
  loading: boolean
  hasMore: boolean
  /** Reads again; what is in sight stays there. */
  reload(): Promise<void>
  more(): Promise<void>
}

/**
 * A list that is shown page by page and kept in step with what happens.
 *
 * @param ask reads a part of it; another function is another list
 * @param matters whether an event may have changed it
 */
export function useList<Item>(
  ask: Ask<Item>,
  perPage: number,
  matters: (event: RoomEvent) => boolean,
): List<Item> {
  const [items, setItems] = useState<Item[] | null>(null)
  const [cursor, setCursor] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [loading, setLoading] = useState(false)
  const shown = useRef({ ask, count: 0 })
  shown.current.count = items?.length ?? 0

  const read = useCallback(
    async (from: string | null) => {
      setLoading(true)
      const page = await ask(
        from === null ? { limit: asManyAs(shown.current.count, perPage) } : { limit: perPage, cursor: from },
      )
      if (shown.current.ask !== ask) return
      setLoading(false)
      setProblem(page.ok ? null : page.problem)
      if (!page.ok) return
      setItems((before) => (from === null ? page.value.items : [...(before ?? []), ...page.value.items]))
      setCursor(page.value.nextCursor)
    },
    [ask, perPage],
  )
  useEffect(() => {
    shown.current = { ask, count: 0 }
    setItems(null)
    setCursor(null)
    setProblem(null)
    void read(null)
    return rereadOn(matters, () => void read(null))
  }, [read, ask])

  return {
    items,
    problem,
    loading,
    hasMore: cursor !== null,
    reload: () => read(null),
    more: () => read(cursor),
  }
}
