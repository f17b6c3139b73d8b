import type { Context, Hono } from 'hono'
import { fetchCard, guessCard } from '../kit/index.ts'
import { type Caller, callerOf } from './authorize.ts'
import { marksOf, statusEntity, statusUrl } from './entities.ts'
import { fail, invalid } from './errors.ts'
import { type Params, readParams } from './params.ts'
import type { MastodonState, MastodonStatus } from './state.ts'

const hour = 3_600_000

/** https://docs.joinmastodon.org/methods/statuses/ */
export function statusRoutes(app: Hono, state: MastodonState): void {
  app.post('/api/v1/statuses', async (c) => {
    const caller = callerOf(state, c, 'write:statuses')
    const params = await readParams(c)
    const status = state.kit.store.transaction(() =>
      post(state, caller, params, c.req.header('idempotency-key') ?? null),
    )
    return c.json(statusEntity(state, status))
  })

  app.get('/api/v1/statuses/:id', (c) => {
    const status = state.statuses.get(c.req.param('id'))
    if (!status) throw fail(404)
    if (status.visibility === 'private' || status.visibility === 'direct')
      mine(state, c, status, 'read:statuses')
    return c.json(statusEntity(state, status))
  })

  app.delete('/api/v1/statuses/:id', (c) => {
    const status = state.statuses.get(c.req.param('id'))
    if (!status) {
      callerOf(state, c, 'write:statuses')
      throw fail(404)
    }
    mine(state, c, status, 'write:statuses')
    const answer = { ...statusEntity(state, status), text: status.text }
    state.statuses.delete(status.id)
    state.kit.live.delete('mastodon', status.id)
    return c.json(answer)
  })

  app.get('/api/v1/accounts/:id/statuses', (c) => {
    const caller = c.req.header('authorization') ? callerOf(state, c, 'read:statuses') : null
    const person = state.kit.people.find((each) => state.accountId(each) === c.req.param('id'))
    if (!person) throw fail(404)
    const limit = Math.min(Math.max(Number(c.req.query('limit') ?? 20) || 20, 1), 40)
    const isBefore = (id: string, other: string | undefined) => !other || BigInt(id) < BigInt(other)
    const isAfter = (id: string, other: string | undefined) => !other || BigInt(id) > BigInt(other)
    const { max_id: maxId, since_id: sinceId, min_id: minId } = c.req.query()
    const visible = caller?.person === person ? () => true : (status: MastodonStatus) => isOpen(status)
    const shownUntil = state.kit.clock.now().getTime()
    const found = state.statuses
      .valuesOf(person.username)
      .filter(visible)
      .filter((status) => Date.parse(status.createdAt) + state.readLag(status) <= shownUntil)
      .filter(
        (status) => isBefore(status.id, maxId) && isAfter(status.id, sinceId) && isAfter(status.id, minId),
      )
      .filter((status) => c.req.query('exclude_replies') !== 'true' || status.inReplyToId === null)
      .filter((status) => c.req.query('only_media') !== 'true' || status.mediaIds.length > 0)
    const page = minId ? found.slice(0, limit).reverse() : found.reverse().slice(0, limit)
    const last = page.at(-1)
    if (last && page.length === limit) {
      const next = `${state.base()}${c.req.path}?limit=${limit}&max_id=${last.id}`
      c.header('Link', `<${next}>; rel="next"`)
    }
    return c.json(page.map((status) => statusEntity(state, status)))
  })
}

function isOpen(status: MastodonStatus): boolean {
  return status.visibility === 'public' || status.visibility === 'unlisted'
}

function mine(state: MastodonState, c: Context, status: MastodonStatus, scope: string): void {
  if (callerOf(state, c, scope).person.username !== status.username) throw fail(404)
}

function post(state: MastodonState, caller: Caller, params: Params, key: string | null): MastodonStatus {
  const { kit, limits } = state
  const { person } = caller
  const forgets = key === null || state.forgetsKeys(person.username)
  const remembered = forgets ? undefined : state.idempotency.get(`${person.username}:${key}`)
  const known = remembered === undefined ? undefined : state.statuses.get(remembered)
  if (known) return known

  const text = (params.text('status') ?? '').trim()
  const mediaIds = params.list('media_ids')
  const spoilerText = params.text('spoiler_text') ?? ''
  if (params.text('scheduled_at') !== undefined) throw invalid('Scheduled at is not known to this stand-in')
  if (mediaIds.length > limits.maxMedia) throw invalid(`Cannot attach more than ${limits.maxMedia} files`)
  const media = mediaIds.map((id) => state.media.get(id))
  const isUsable = media.every((each) => each?.username === person.username && each.statusId === null)
  if (!isUsable) throw invalid('Media not found or already attached to another post')
  if (media.some((each) => each && each.pollsLeft > 0)) {
    throw invalid('Cannot attach files that have not finished processing. Try again in a moment!')
  }
  if (text === '' && mediaIds.length === 0) throw invalid("Text can't be blank")
  if (
    length(text, limits.charactersPerUrl) + length(spoilerText, limits.charactersPerUrl) >
    limits.maxCharacters
  ) {
    throw invalid(`Text character limit of ${limits.maxCharacters} exceeded`)
  }
  const visibility = params.text('visibility') ?? 'public'
  if (!['public', 'unlisted', 'private', 'direct'].includes(visibility)) {
    throw invalid('Visibility is not included in the list')
  }
  const inReplyToId = params.text('in_reply_to_id') ?? null
  if (inReplyToId !== null && !state.statuses.get(inReplyToId)) throw fail(404)

  const status: MastodonStatus = {
    id: state.nextId(),
    username: person.username,
    text,
    visibility,
    language: params.text('language') ?? 'en',
    sensitive: params.flag('sensitive') || spoilerText !== '',
    spoilerText,
    inReplyToId,
    mediaIds,
    createdAt: kit.clock.now().toISOString(),
    appName: caller.appName,
  }
  state.statuses.set(status.id, status)
  for (const id of mediaIds) state.media.update(id, (each) => ({ ...each, statusId: status.id }))
  if (key !== null) {
    state.idempotency.set(`${person.username}:${key}`, status.id, {
      expiresAt: new Date(kit.clock.now().getTime() + hour),
    })
  }
  goLive(state, caller, status, key)
  return status
}

/** Writes the live log; a post without media gets the card of its first address, as the server makes it. */
function goLive(state: MastodonState, { person }: Caller, status: MastodonStatus, key: string | null): void {
  const { kit } = state
  const marks = marksOf(state, status.text)
  const address = status.mediaIds.length === 0 ? marks.find((mark) => mark.kind === 'link')?.href : undefined
  kit.live.publish({
    id: status.id,
    platform: 'mastodon',
    account: {
      id: state.accountId(person),
      handle: `@${person.username}@${new URL(state.base()).host}`,
      displayName: person.displayName,
      avatarUrl: `${state.base()}/avatars/${person.username}.svg`,
    },
    text: status.text,
    marks,
    media: status.mediaIds.flatMap((id) => {
      const media = state.media.get(id)
      if (!media) return []
      const { hash, mimeType, width, height } = media
      return [{ hash, mimeType, width, height, alt: media.description }]
    }),
    card: address === undefined ? null : guessCard(address),
    url: statusUrl(state, status),
    createdAt: status.createdAt,
    idempotencyKey: key,
    details: {
      visibility: status.visibility,
      language: status.language,
      sensitive: status.sensitive,
      spoilerText: status.spoilerText,
      application: status.appName,
    },
  })
  if (address !== undefined) {
    void fetchCard(kit, address).then((card) => {
      if (card && !kit.closed.aborted) kit.live.attachCard('mastodon', status.id, card)
    })
  }
}

/** Characters as the server counts them: addresses at a fixed length, remote mentions without their server. */
function length(text: string, perUrl: number): number {
  const counted = text
    .replace(/https?:\/\/[^\s<>"]+/gi, 'x'.repeat(perUrl))
    .replace(/(@\w+)@[\w.-]+\w/g, '$1')
  return [...new Intl.Segmenter('en').segment(counted)].length
}
