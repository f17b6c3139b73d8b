import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { RoomEvent } from '../../core/events.ts'
import type { Problem } from '../../core/problem.ts'
import type { Permission } from '../../core/roles.ts'
import type { Client } from '../api/client.ts'
import type { Account, PostDetail, PostSummary } from '../api/views.ts'
import type { When } from '../composer/deciding.ts'
import { wallNow } from '../composer/zones.ts'

export type CalendarView = 'month' | 'week' | 'list'

export interface CalendarModel {
  view: Signal<CalendarView>
  /** The day around which the shown range lies, `2026-11-26`, in the organization's zone. */
  anchor: Signal<string>
  posts: ReadonlySignal<PostSummary[]>
  accounts: ReadonlySignal<Account[]>
  /** True once the API said that there is no account; false while nobody knows. */
  hasNoAccounts: ReadonlySignal<boolean>
  state: ReadonlySignal<'loading' | 'ready' | 'problem'>
  problem: Signal<Problem | null>
  timeZone: string
  client: Client
  may: (permission: Permission) => boolean
  step(direction: 1 | -1): void
  today(): void
  /** Reads the shown range; `quietly` leaves what is there in place. */
  load(quietly?: boolean): Promise<void>
  /** Gives a scheduled post another time. On refusal the post stays where it was. */
  move(post: PostSummary, when: When): Promise<PostDetail | null>
  noticeEvent(event: RoomEvent): void
}

export interface CalendarOptions {
  client: Client
  /** IANA zone in which days begin and times are shown: the organization's. */
  timeZone: string
  may: (permission: Permission) => boolean
  view?: CalendarView
}

const day = 86_400_000
const noon = (date: string) => Date.parse(`${date}T12:00:00Z`)
const isoDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10)

/** When a post stands in the calendar: when it went out, otherwise when it is due. */
export function timeOf(post: PostSummary): string | null {
  const published = post.targets.flatMap(({ publishedAt }) => publishedAt ?? []).sort()[0]
  return post.scheduledAt ?? published ?? post.targets[0]?.dueAt ?? null
}

/** Everything the calendar shows and does, without its looks. */
export function createCalendar({
  client,
  timeZone,
  may,
  view: firstView = 'month',
}: CalendarOptions): CalendarModel {
  const view = signal(firstView)
  const anchor = signal(wallNow(timeZone).slice(0, 10))
  const loaded = signal<PostSummary[]>([])
  const accounts = signal<Account[]>([])
  const hasNoAccounts = signal(false)
  const state = signal<'loading' | 'ready' | 'problem'>('loading')
  const problem = signal<Problem | null>(null)
  let newest = 0
  /** Whether there are accounts to show, as they are now. */
  let knowsAccounts = false
  let pending: ReturnType<typeof setTimeout> | undefined

  /** A month with the weeks it begins and ends in: the widest that any view shows. */
  const range = computed(() => {
    const [year = 0, month = 1] = anchor.value.split('-').map(Number)
    return {
      from: new Date(Date.UTC(year, month - 1, 1) - 8 * day).toISOString(),
      to: new Date(Date.UTC(year, month, 1) + 15 * day).toISOString(),
    }
  })

  async function load(quietly = false) {
    newest += 1
    const mine = newest
    if (!quietly) state.value = 'loading'
    const [found, listed] = await Promise.all([
      client.call('GET /v1/calendar', { query: range.value }),
      quietly && knowsAccounts ? null : client.call('GET /v1/accounts'),
    ])
    if (mine !== newest) return
    if (listed?.ok) {
      accounts.value = listed.value.items
      hasNoAccounts.value = listed.value.items.length === 0
      knowsAccounts = !hasNoAccounts.value
    }
    if (found.ok) {
      loaded.value = found.value.items
      state.value = 'ready'
      problem.value = null
    } else if (!quietly || loaded.value.length === 0) {
      state.value = 'problem'
      problem.value = found.problem
    }
  }

  const go = (date: string) => {
    const sameMonth = date.slice(0, 7) === anchor.value.slice(0, 7)
    anchor.value = date
    if (!sameMonth) void load()
  }

  return {
    view,
    anchor,
    posts: computed(() =>
      loaded.value
        .filter((post) => timeOf(post) !== null)
        .sort((one, other) => String(timeOf(one)).localeCompare(String(timeOf(other)))),
    ),
    accounts,
    hasNoAccounts,
    state,
    problem,
    timeZone,
    client,
    may,
    step(direction) {
      if (view.value === 'week') {
        go(isoDay(noon(anchor.value) + direction * 7 * day))
        return
      }
      const [year = 0, month = 1] = anchor.value.split('-').map(Number)
      go(isoDay(Date.UTC(year, month - 1 + direction, 1, 12)))
    },
    today: () => go(wallNow(timeZone).slice(0, 10)),
    load,
    async move(post, when) {
      const result = await client.call('POST /v1/posts/{postId}/reschedule', {
        params: { postId: post.id },
        body: { revision: post.revision, ...when },
      })
      if (!result.ok) {
        problem.value = result.problem
        await load(true)
        problem.value = result.problem
        return null
      }
      loaded.value = loaded.value.map((each) => (each.id === post.id ? result.value : each))
      return result.value
    },
    noticeEvent({ type }) {
      if (type !== 'post.changed' && type !== 'account.changed') return
      if (type === 'account.changed') knowsAccounts = false
      clearTimeout(pending)
      pending = setTimeout(() => void load(true), 150)
    },
  }
}
