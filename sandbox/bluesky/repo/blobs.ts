import { Hono } from 'hono'
import * as z from 'zod'
import type { Kit } from '../../kit/index.ts'
import type { Authenticate } from '../auth.ts'
import type { RateLimits } from '../rate-limits.ts'
import { readQuery, XrpcError } from '../xrpc.ts'
import { cidOfBytes } from './cid.ts'

/** Largest blob that the server takes at all; records say what they take. */
const maxUpload = 5_242_880

/** A file that an account has uploaded. */
export interface Blob {
  cid: string
  did: string
  /** SHA-256 in hex, under which the kit keeps the bytes. */
  hash: string
  mimeType: string
  size: number
}

export interface BlobStore {
  find(did: string, cid: string): Blob | undefined
}

/** com.atproto.repo.uploadBlob and com.atproto.sync.getBlob. */
export function createBlobs(kit: Kit, authenticate: Authenticate, limits: RateLimits) {
  const blobs = kit.store.collection<Blob>('bluesky.blobs')
  const app = new Hono()
  app.post('/xrpc/com.atproto.repo.uploadBlob', async (c) => {
    const { did } = await authenticate(c)
    const headers = limits.take('write', did, 1)
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.length === 0) throw new XrpcError(400, 'InvalidRequest', 'A request body is expected')
    if (bytes.length > maxUpload) throw new XrpcError(413, 'PayloadTooLarge', 'request entity too large')
    const mimeType = sniff(bytes) ?? c.req.header('content-type') ?? 'application/octet-stream'
    const cid = cidOfBytes(bytes)
    blobs.set(`${did}/${cid}`, { cid, did, hash: kit.keep(bytes, mimeType), mimeType, size: bytes.length })
    return c.json(
      { blob: { $type: 'blob', ref: { $link: cid }, mimeType, size: bytes.length } },
      200,
      headers,
    )
  })
  const BlobQuery = z.object({ did: z.string(), cid: z.string() })
  app.get('/xrpc/com.atproto.sync.getBlob', (c) => {
    const { did, cid } = readQuery(c, BlobQuery)
    const blob = blobs.get(`${did}/${cid}`)
    const kept = blob && kit.store.blobs.get(blob.hash)
    if (!kept) throw new XrpcError(400, 'BlobNotFound', 'Blob not found')
    return c.body(kept.bytes, 200, {
      'content-type': kept.mimeType,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })
  const store: BlobStore = { find: (did, cid) => blobs.get(`${did}/${cid}`) }
  return { routes: app, store }
}

/** The type that the bytes show, whatever the sender claims. */
function sniff(bytes: Uint8Array): string | null {
  const startsWith = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte)
  if (startsWith(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (startsWith(0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  if (startsWith(0x47, 0x49, 0x46, 0x38)) return 'image/gif'
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp'
  if (ascii(4, 8) === 'ftyp') return 'video/mp4'
  return null
}
