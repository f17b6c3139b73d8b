import * as z from 'zod'
import type { AccountSession, Confirmation, PublishRequest } from '../platform.ts'
import { callX, type XApi, xError } from './api.ts'
import { isSame, Post, postFields } from './post-shape.ts'
import { postUrl } from './settings.ts'

/** How far X's clock and ours may be apart, in milliseconds. */
const skew = 120_000
/** Every post that is read costs money: pages are small, and there are few of them. */
const pageSize = 20
const mostPages = 5

const Page = z.object({
  data: z.array(Post).optional(),
  meta: z.object({ next_token: z.string().optional() }),
})

export interface TimelineSearch {
  /** Only posts made after this moment (allowing for the clocks). */
  from: Date | null
  /** Only posts made before this moment (allowing for the clocks). */
  until: Date | null
  /** Posts that belong to other targets. */
  claimed: readonly string[]
  /** Other targets with the same words whose post is not known: each could be the one that is found. */
  twins: number
}

/**
 * Looks through the account's own posts for one with these words and as many media; the oldest that fits.
 * Throws PlatformError when X does not let us look. https://docs.x.com/x-api/users/get-posts
 */
export async function findOnTimeline(
  api: XApi,
  account: AccountSession,
  request: PublishRequest,
  search: TimelineSearch,
): Promise<Confirmation> {
  let next: string | null = null
  const matches: Post[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const { posts, nextToken }: TimelinePage = await readPage(api, account, search, next)
    matches.push(...posts.filter((post) => !search.claimed.includes(post.id) && isSame(post, request)))
    next = nextToken
    if (next === null) break
  }
  const match = matches.at(-1)
  if (match && matches.length <= search.twins) {
    return { kind: 'unreadable', detail: 'Another post with the same words may be the one that is there.' }
  }
  if (match) {
    const url = postUrl(api.settings, account.handle, match.id)
    return { kind: 'found', post: { remoteId: match.id, url } }
  }
  return next === null
    ? { kind: 'absent' }
    : { kind: 'unreadable', detail: 'The account has posted too much since to find out.' }
}

interface TimelinePage {
  posts: Post[]
  nextToken: string | null
}

async function readPage(
  api: XApi,
  account: AccountSession,
  search: TimelineSearch,
  next: string | null,
): Promise<TimelinePage> {
  const token = account.secrets.accessToken
  const { from, until } = search
  const answer = await callX(api, {
    method: 'GET',
    path: `/users/${encodeURIComponent(account.remoteId)}/tweets`,
    query: {
      max_results: String(pageSize),
      'post.fields': postFields,
      ...(from === null ? {} : { start_time: seconds(from.getTime() - skew) }),
      ...(until === null ? {} : { end_time: seconds(until.getTime() - skew) }),
      ...(next === null ? {} : { pagination_token: next }),
    },
    token,
    whenLost: 'not-accepted',
  })
  if (!answer.ok) throw xError(api, answer, [token])
  const { data, meta } = answer.json(Page)
  return { posts: data ?? [], nextToken: meta.next_token ?? null }
}

/** X takes instants to the second alone. */
function seconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
}
