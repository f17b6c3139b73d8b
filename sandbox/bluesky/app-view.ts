import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { Kit } from '../kit/index.ts'
import { type Actor, actorByDid, avatarUrl, findActor } from './identity.ts'
import type { RecordStore, StoredRecord } from './repo/records.ts'
import { check, invalidRequest, Limit, readQuery } from './xrpc.ts'

const posts = 'app.bsky.feed.post'

/** app.bsky.*: what everybody sees. Public, like the real one. */
export function appViewRoutes(kit: Kit, records: RecordStore): Hono {
  const app = new Hono()
  const find = (identifier: string) => {
    const actor = findActor(identifier)
    if (!actor) throw invalidRequest('Profile not found')
    return actor
  }
  const basic = (actor: Actor) => ({
    did: actor.did,
    handle: actor.handle,
    displayName: actor.person.displayName,
    avatar: avatarUrl(kit, actor),
    labels: [],
  })
  const postView = ({ uri, cid, did, value, indexedAt }: StoredRecord) => ({
    uri,
    cid,
    author: basic(actorByDid(did)),
    record: value,
    replyCount: 0,
    repostCount: 0,
    likeCount: 0,
    quoteCount: 0,
    indexedAt,
    labels: [],
  })

  const ActorQuery = z.object({ actor: z.string() })
  app.get('/xrpc/app.bsky.actor.getProfile', (c: Context) => {
    const actor = find(readQuery(c, ActorQuery).actor)
    return c.json({
      ...basic(actor),
      description: actor.person.bio,
      followersCount: 0,
      followsCount: 0,
      postsCount: records.list(actor.did, posts).length,
    })
  })

  const Feed = ActorQuery.extend({
    limit: Limit,
    cursor: z.string().optional(),
    filter: z.string().optional(),
  })
  app.get('/xrpc/app.bsky.feed.getAuthorFeed', (c) => {
    const { actor, limit, cursor } = readQuery(c, Feed)
    const rest = records.list(find(actor).did, posts).filter(({ rkey }) => !cursor || rkey < cursor)
    const page = rest.slice(0, limit)
    const last = rest.length > limit ? page.at(-1)?.rkey : undefined
    return c.json({
      feed: page.map((record) => ({ post: postView(record) })),
      ...(last ? { cursor: last } : {}),
    })
  })

  const Uris = z.array(z.string().startsWith('at://')).min(1).max(25)
  app.get('/xrpc/app.bsky.feed.getPosts', (c) => {
    const uris = check(c.req.queries('uris') ?? [], Uris, 'Params/uris')
    const found = uris.map((uri) => records.find(uri)).filter((record) => record !== undefined)
    return c.json({ posts: found.map(postView) })
  })
  return app
}
