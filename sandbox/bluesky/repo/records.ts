import { Hono } from 'hono'
import * as z from 'zod'
import type { Kit } from '../../kit/index.ts'
import type { Authenticate } from '../auth.ts'
import { type Actor, findActor } from '../identity.ts'
import type { RateLimits } from '../rate-limits.ts'
import { invalidRequest, Limit, readBody, readQuery, XrpcError } from '../xrpc.ts'
import type { BlobStore } from './blobs.ts'
import { cidOfRecord } from './cid.ts'
import { showLive } from './live.ts'
import { checkPost } from './post-record.ts'
import { isTid, tidOf } from './tid.ts'

const posts = 'app.bsky.feed.post'
const Collection = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*){2,}$/, 'must be a valid nsid')
const RecordKey = z.string().regex(/^(?!\.{1,2}$)[\w.~:-]{1,512}$/, 'must be a valid record key')

/** A record as it is stored. */
export interface StoredRecord {
  uri: string
  cid: string
  did: string
  collection: string
  rkey: string
  value: Record<string, unknown>
  indexedAt: string
}

export interface RecordStore {
  find(uri: string): StoredRecord | undefined
  /** Newest key first. */
  list(did: string, collection: string): StoredRecord[]
}

interface RecordTools {
  kit: Kit
  authenticate: Authenticate
  limits: RateLimits
  blobs: BlobStore
}

/** com.atproto.repo.*: one account's own records. */
export function createRecords({ kit, authenticate, limits, blobs }: RecordTools) {
  const records = kit.store.collection<StoredRecord>('bluesky.records')
  const app = new Hono()
  const uriOf = (did: string, collection: string, rkey: string) => `at://${did}/${collection}/${rkey}`
  const store: RecordStore = {
    find: (uri) => records.get(uri),
    list: (did, collection) =>
      records
        .values()
        .filter((record) => record.did === did && record.collection === collection)
        .sort((a, b) => (a.rkey < b.rkey ? 1 : -1)),
  }

  /** Checks and stores; the same record again changes nothing. */
  const write = (actor: Actor, collection: string, rkey: string, value: Record<string, unknown>) => {
    const { did } = actor
    const isPost = collection === posts
    if (value.$type !== collection) {
      throw invalidRequest(`Invalid $type: expected ${collection}, got ${String(value.$type)}`)
    }
    if (isPost && !isTid(rkey))
      throw invalidRequest('Invalid record key. Expected tid for app.bsky.feed.post')
    const post = isPost ? checkPost(value, did, blobs) : null
    const uri = uriOf(did, collection, rkey)
    const cid = cidOfRecord(value)
    const validationStatus = isPost ? 'valid' : 'unknown'
    if (records.get(uri)?.cid === cid) return { uri, cid, validationStatus }
    kit.store.transaction(() => {
      records.set(uri, { uri, cid, did, collection, rkey, value, indexedAt: kit.clock.now().toISOString() })
      if (post) showLive(kit, blobs, actor, uri, cid, post)
    })
    const rev = tidOf(kit.clock.now().getTime(), 1)
    return { uri, cid, commit: { cid: cidOfRecord({ uri, cid, rev }), rev }, validationStatus }
  }
  const checkRepo = (actor: Actor, repo: string) => {
    if (findActor(repo)?.did !== actor.did) {
      throw new XrpcError(401, 'AuthenticationRequired', 'Authentication Required')
    }
  }

  const Create = z.object({
    repo: z.string(),
    collection: Collection,
    rkey: RecordKey.optional(),
    validate: z.boolean().optional(),
    record: z.record(z.string(), z.unknown()),
  })
  app.post('/xrpc/com.atproto.repo.createRecord', async (c) => {
    const actor = await authenticate(c)
    const input = await readBody(c, Create)
    checkRepo(actor, input.repo)
    const headers = limits.take('write', actor.did, 3)
    const rkey = input.rkey ?? tidOf(kit.clock.now().getTime(), kit.store.next('bluesky.tid'))
    if (records.get(uriOf(actor.did, input.collection, rkey))) throw invalidRequest('Record already exists')
    return c.json(write(actor, input.collection, rkey, input.record), 200, headers)
  })

  const Put = Create.required({ rkey: true }).extend({ swapRecord: z.string().nullable().optional() })
  app.post('/xrpc/com.atproto.repo.putRecord', async (c) => {
    const actor = await authenticate(c)
    const input = await readBody(c, Put)
    checkRepo(actor, input.repo)
    const headers = limits.take('write', actor.did, 2)
    const current = records.get(uriOf(actor.did, input.collection, input.rkey))
    if (input.swapRecord !== undefined && (current?.cid ?? null) !== input.swapRecord) {
      throw new XrpcError(400, 'InvalidSwap', `Record was at ${current?.cid ?? null}`)
    }
    return c.json(write(actor, input.collection, input.rkey, input.record), 200, headers)
  })

  const Key = z.object({ repo: z.string(), collection: Collection, rkey: RecordKey })
  app.post('/xrpc/com.atproto.repo.deleteRecord', async (c) => {
    const actor = await authenticate(c)
    const { repo, collection, rkey } = await readBody(c, Key)
    checkRepo(actor, repo)
    const headers = limits.take('write', actor.did, 1)
    const uri = uriOf(actor.did, collection, rkey)
    kit.store.transaction(() => {
      records.delete(uri)
      kit.live.delete('bluesky', uri)
    })
    return c.json({}, 200, headers)
  })

  app.get('/xrpc/com.atproto.repo.getRecord', (c) => {
    const { repo, collection, rkey } = readQuery(c, Key)
    const did = findActor(repo)?.did
    if (!did) throw invalidRequest(`Could not find repo: ${repo}`)
    const uri = uriOf(did, collection, rkey)
    const record = records.get(uri)
    if (!record) throw new XrpcError(400, 'RecordNotFound', `Could not locate record: ${uri}`)
    return c.json({ uri, cid: record.cid, value: record.value })
  })

  const Listing = z.object({
    repo: z.string(),
    collection: Collection,
    limit: Limit,
    cursor: z.string().optional(),
    reverse: z.stringbool().default(false),
  })
  app.get('/xrpc/com.atproto.repo.listRecords', (c) => {
    const { repo, collection, limit, cursor, reverse } = readQuery(c, Listing)
    const did = findActor(repo)?.did
    if (!did) throw invalidRequest(`Could not find repo: ${repo}`)
    const all = store.list(did, collection)
    if (reverse) all.reverse()
    const rest = all.filter(({ rkey }) => !cursor || (reverse ? rkey > cursor : rkey < cursor))
    const page = rest.slice(0, limit)
    const last = rest.length > limit ? page.at(-1)?.rkey : undefined
    return c.json({
      records: page.map(({ uri, cid, value }) => ({ uri, cid, value })),
      ...(last ? { cursor: last } : {}),
    })
  })

  return { routes: app, store }
}
