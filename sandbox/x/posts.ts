import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { weightedLength } from '../../core/text/weighted.ts'
import { fetchCard, guessCard, type Person } from '../kit/index.ts'
import { callerOf } from './authorize.ts'
import { authorOf, marksOf, mediaEntity, mediaOf, postEntity, userEntity } from './entities.ts'
import { fail, invalid, notFoundProblem } from './errors.ts'
import { refuseUnknownQuery } from './query.ts'
import type { XPost, XState } from './state.ts'

const maxWeight = 280
/** The same words again are refused for this long, in milliseconds. */
const duplicateWindow = 86_400_000

const Id = z.string().regex(/^[0-9]{1,19}$/)
const NewPost = z.strictObject({
  text: z.string().default(''),
  media: z
    .strictObject({ media_ids: z.array(Id).min(1).max(4), tagged_user_ids: z.array(Id).max(10).optional() })
    .optional(),
  reply_settings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).optional(),
  made_with_ai: z.boolean().optional(),
  paid_partnership: z.boolean().optional(),
})

/** https://docs.x.com/x-api/posts */
export function postRoutes(app: Hono, state: XState): void {
  app.post('/2/tweets', async (c) => {
    const person = callerOf(state, c, 'tweet.read', 'tweet.write', 'users.read')
    const input = NewPost.safeParse(await readJson(c))
    if (!input.success) {
      const [issue] = input.error.issues
      throw invalid(issue?.path.join('.') || 'body', '', issue?.message ?? 'The body is not valid.')
    }
    const post = state.kit.store.transaction(() => publish(state, person, input.data))
    const { id, text, edit_history_post_ids } = postEntity(state, post)
    return c.json({ data: { id, text, edit_history_post_ids } }, 201)
  })

  app.get('/2/tweets/:id', (c) => {
    callerOf(state, c, 'tweet.read', 'users.read')
    refuseUnknownQuery(c)
    const id = c.req.param('id')
    const post = state.posts.get(id)
    if (!post) return c.json({ errors: [notFoundProblem('tweet', 'id', id)] })
    return c.json({ data: select(c, state, post), ...includes(c, state, [post]) })
  })

  app.delete('/2/tweets/:id', (c) => {
    const person = callerOf(state, c, 'tweet.read', 'tweet.write', 'users.read')
    const post = state.posts.get(c.req.param('id'))
    if (post && post.username !== person.username) {
      throw fail(403, 'You are not authorized to delete this Tweet.')
    }
    if (post) {
      state.posts.delete(post.id)
      state.kit.live.delete('x', post.id)
    }
    return c.json({ data: { deleted: true } })
  })

  app.get('/2/users/:id/tweets', (c) => {
    callerOf(state, c, 'tweet.read', 'users.read')
    refuseUnknownQuery(c)
    const id = c.req.param('id')
    const person = state.kit.people.find((each) => state.userId(each) === id)
    if (!person) return c.json({ errors: [notFoundProblem('user', 'id', id)] })
    const page = timeline(c, state, person)
    const newest = page.posts.at(0)
    const oldest = page.posts.at(-1)
    return c.json({
      ...(newest && oldest
        ? { data: page.posts.map((post) => select(c, state, post)), ...includes(c, state, page.posts) }
        : {}),
      meta: {
        result_count: page.posts.length,
        ...(newest && oldest ? { newest_id: newest.id, oldest_id: oldest.id } : {}),
        ...(page.next ? { next_token: page.next } : {}),
      },
    })
  })
}

/** Newest first; a post shows up only after the configured lag. */
function timeline(c: Context, state: XState, person: Person): { posts: XPost[]; next: string | null } {
  const limit = Number(c.req.query('max_results') ?? 10)
  if (!Number.isInteger(limit) || limit < 5 || limit > 100) {
    throw invalid(
      'max_results',
      String(limit),
      'The `max_results` query parameter value is not between 5 and 100',
    )
  }
  const { start_time: start, end_time: end, pagination_token: token } = c.req.query()
  for (const [name, value] of Object.entries({ start_time: start, end_time: end })) {
    if (value !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) {
      throw invalid(
        name,
        value,
        `Invalid '${name}':'${value}'. '${name}' must be in the format YYYY-MM-DDTHH:mm:ssZ.`,
      )
    }
  }
  const now = state.kit.clock.now().getTime()
  const found = state.posts
    .valuesOf(person.username)
    .filter((post) => Date.parse(post.createdAt) + state.readLag(post) <= now)
    .filter((post) => start === undefined || Date.parse(post.createdAt) >= Date.parse(start))
    .filter((post) => end === undefined || Date.parse(post.createdAt) < Date.parse(end))
    .filter((post) => token === undefined || BigInt(post.id) < BigInt(token))
    .reverse()
  const posts = found.slice(0, limit)
  return { posts, next: found.length > limit ? (posts.at(-1)?.id ?? null) : null }
}

/** The fields that were asked for; id, text and edit history always. */
function select(c: Context, state: XState, post: XPost) {
  const { id, text, edit_history_post_ids, ...more } = postEntity(state, post)
  const asked = listed(c, 'post.fields')
  const isAsked = (name: string) =>
    asked.includes(name) || (name === 'author_id' && listed(c, 'expansions').includes(name))
  const fields = Object.entries(more).filter(([name]) => isAsked(name))
  return { id, text, edit_history_post_ids, ...Object.fromEntries(fields) }
}

function includes(c: Context, state: XState, posts: XPost[]) {
  const wants = (name: string) => listed(c, 'expansions').includes(name)
  const media = wants('attachments.media_keys') ? posts.flatMap((post) => mediaOf(state, post)) : []
  const users = wants('author_id') ? [...new Set(posts.map((post) => authorOf(post)))] : []
  if (media.length === 0 && users.length === 0) return {}
  return {
    includes: {
      ...(media.length > 0 ? { media: media.map((each) => mediaEntity(state, each)) } : {}),
      ...(users.length > 0 ? { users: users.map((each) => userEntity(state, each)) } : {}),
    },
  }
}

function listed(c: Context, name: string): string[] {
  return (c.req.query(name) ?? '').split(',').filter(Boolean)
}

function publish(state: XState, person: Person, input: z.output<typeof NewPost>): XPost {
  const text = input.text.normalize('NFC').trim()
  const mediaIds = input.media?.media_ids ?? []
  if (text === '' && mediaIds.length === 0) throw invalid('text', '', 'Your post needs text or media.')
  if (weightedLength(text) > maxWeight) {
    throw invalid('text', '', 'Your post text is too long: it may weigh 280 characters at most.')
  }
  checkMedia(state, person, mediaIds)
  const now = state.kit.clock.now()
  const isSame = (post: XPost) =>
    post.text === text &&
    now.getTime() - Date.parse(post.createdAt) < duplicateWindow &&
    fingerprint(state, post.mediaIds) === fingerprint(state, mediaIds)
  if (!state.allowsDuplicates(person.username) && state.posts.valuesOf(person.username).some(isSame)) {
    throw fail(403, 'You are not allowed to create a Tweet with duplicate content.')
  }
  const post: XPost = {
    id: state.nextId(),
    username: person.username,
    text,
    mediaIds,
    createdAt: now.toISOString(),
  }
  state.posts.set(post.id, post)
  goLive(state, person, post, input)
  return post
}

function checkMedia(state: XState, person: Person, ids: string[]): void {
  const media = ids.map((id) => state.media.get(id))
  const isReady = media.every((each) => each?.username === person.username && each.pollsLeft === 0)
  if (!isReady || new Set(ids).size !== ids.length) {
    throw invalid('media.media_ids', ids.join(','), 'Your media IDs are invalid.')
  }
  if (media.length > 1 && media.some((each) => each?.category === 'tweet_gif')) {
    throw invalid('media.media_ids', ids.join(','), 'A GIF cannot be combined with other media.')
  }
}

function fingerprint(state: XState, mediaIds: string[]): string {
  return mediaIds.map((id) => state.media.get(id)?.hash).join(' ')
}

/** Writes the live log; a post without media gets the card of its last address, as X makes it. */
function goLive(state: XState, person: Person, post: XPost, input: z.output<typeof NewPost>): void {
  const { kit } = state
  const marks = marksOf(state, post.text)
  const address =
    post.mediaIds.length === 0 ? marks.findLast((mark) => mark.kind === 'link')?.href : undefined
  kit.live.publish({
    id: post.id,
    platform: 'x',
    account: {
      id: state.userId(person),
      handle: `@${person.username}`,
      displayName: person.displayName,
      avatarUrl: `${state.base()}/avatars/${person.username}.svg`,
    },
    text: post.text,
    marks,
    media: mediaOf(state, post).flatMap(({ hash, mimeType, width, height, alt }) =>
      hash === null ? [] : [{ hash, mimeType, width, height, alt }],
    ),
    card: address === undefined ? null : guessCard(address),
    url: `${state.base()}/${person.username}/status/${post.id}`,
    createdAt: post.createdAt,
    idempotencyKey: null,
    details: { replySettings: input.reply_settings ?? null, weight: weightedLength(post.text) },
  })
  if (address === undefined) return
  void fetchCard(kit, address).then((card) => {
    if (card && !kit.closed.aborted) kit.live.attachCard('x', post.id, card)
  })
}

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    throw invalid('body', '', 'The body is not JSON.')
  }
}
