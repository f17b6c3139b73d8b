import * as z from 'zod'
import { countGraphemes, utf8Length } from '../../../core/text/units.ts'
import { invalidRequest } from '../xrpc.ts'
import type { BlobStore } from './blobs.ts'

/** Largest image of a post in bytes (lexicon app.bsky.embed.images), and of a card's picture. */
const maxImage = 2_000_000
const maxThumb = 1_000_000

const datetime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,20})?(Z|[+-]\d{2}:\d{2})$/
const Did = z.string().regex(/^did:[a-z]+:[\w.:%-]+$/, 'must be a valid did')
const Uri = z
  .string()
  .regex(/^\w+:(?:\/\/)?\S+$/, 'must be a uri')
  .max(8192)

const BlobRef = z.object({
  $type: z.literal('blob'),
  ref: z.object({ $link: z.string() }),
  mimeType: z.string(),
  size: z.number().int(),
})

const Facet = z.object({
  index: z.object({ byteStart: z.int().min(0), byteEnd: z.int().min(0) }),
  features: z.array(
    z.discriminatedUnion('$type', [
      z.object({ $type: z.literal('app.bsky.richtext.facet#mention'), did: Did }),
      z.object({ $type: z.literal('app.bsky.richtext.facet#link'), uri: Uri }),
      z.object({
        $type: z.literal('app.bsky.richtext.facet#tag'),
        tag: z
          .string()
          .max(640)
          .refine((tag) => countGraphemes(tag) <= 64, 'must not be longer than 64 graphemes'),
      }),
    ]),
  ),
})

const Images = z.object({
  $type: z.literal('app.bsky.embed.images'),
  images: z
    .array(
      z.object({
        image: BlobRef,
        alt: z.string(),
        aspectRatio: z.object({ width: z.int().min(1), height: z.int().min(1) }).optional(),
      }),
    )
    .max(4, 'must not have more than 4 elements'),
})

const External = z.object({
  $type: z.literal('app.bsky.embed.external'),
  external: z.object({ uri: Uri, title: z.string(), description: z.string(), thumb: BlobRef.optional() }),
})

/** The parts of the lexicon app.bsky.feed.post that the stand-in knows. */
export const PostRecord = z.looseObject({
  $type: z.literal('app.bsky.feed.post'),
  text: z
    .string()
    .refine((text) => utf8Length(text) <= 3000, 'must not be longer than 3000 characters')
    .refine((text) => countGraphemes(text) <= 300, 'must not be longer than 300 graphemes'),
  createdAt: z
    .string()
    .refine((at) => datetime.test(at) && !Number.isNaN(Date.parse(at)), 'must be a valid datetime'),
  facets: z.array(Facet).optional(),
  embed: z.discriminatedUnion('$type', [Images, External]).optional(),
  langs: z.array(z.string()).max(3).optional(),
  tags: z.array(z.string().max(640)).max(8).optional(),
})
export type PostRecord = z.infer<typeof PostRecord>

/** The record, checked as a server with the lexicon checks it. Throws InvalidRequest. */
export function checkPost(value: unknown, did: string, blobs: BlobStore): PostRecord {
  const parsed = PostRecord.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = ['Record', ...(issue?.path ?? [])].join('/')
    throw invalidRequest(`Invalid app.bsky.feed.post record: ${path} ${issue?.message ?? 'is not valid'}`)
  }
  const post = parsed.data
  const bytes = utf8Length(post.text)
  for (const { index } of post.facets ?? []) {
    if (index.byteStart >= index.byteEnd || index.byteEnd > bytes) {
      throw invalidRequest('Invalid app.bsky.feed.post record: Record/facets index is outside the text')
    }
  }
  const use = (ref: z.infer<typeof BlobRef>, path: string, max: number) => {
    const blob = blobs.find(did, ref.ref.$link)
    if (!blob) throw invalidRequest(`Could not find blob: ${ref.ref.$link}`)
    if (blob.mimeType !== ref.mimeType || !blob.mimeType.startsWith('image/')) {
      throw invalidRequest(`Wrong mimetype. It is ${blob.mimeType}. Expected image/* at ${path}`)
    }
    if (blob.size > max || blob.size !== ref.size) {
      throw invalidRequest(
        `This file is too large. It is ${blob.size} bytes but the maximum size is ${max} bytes.`,
      )
    }
  }
  const { embed } = post
  if (embed?.$type === 'app.bsky.embed.images') {
    for (const { image } of embed.images) use(image, 'Record/embed/images', maxImage)
  }
  if (embed?.$type === 'app.bsky.embed.external' && embed.external.thumb) {
    use(embed.external.thumb, 'Record/embed/external/thumb', maxThumb)
  }
  return post
}
