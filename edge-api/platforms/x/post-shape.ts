import * as z from 'zod'
import type { PublishRequest } from '../platform.ts'
import { comparable, textOfPost } from './post-text.ts'

const Links = z
  .array(
    z.object({
      url: z.string().nullish(),
      expanded_url: z.string().nullish(),
      media_key: z.string().nullish(),
    }),
  )
  .nullish()
const Note = z.object({ text: z.string(), entities: z.object({ urls: Links }).nullish() }).nullish()

/** https://docs.x.com/x-api/posts — long posts carry their whole text in a note. */
export const Post = z.object({
  id: z.string().min(1),
  text: z.string(),
  created_at: z.iso.datetime({ offset: true }).optional(),
  entities: z.object({ urls: Links }).nullish(),
  attachments: z.object({ media_keys: z.array(z.string()).nullish() }).nullish(),
  note_post: Note,
})
export type Post = z.output<typeof Post>

export const postFields = 'attachments,created_at,entities,note_post'

export function textOf(post: Post): string {
  const source = post.note_post ?? post
  return textOfPost(source.text, [...(source.entities?.urls ?? []), ...(post.entities?.urls ?? [])])
}

/** Whether a post on the timeline is this one: the same words and as many media. */
export function isSame(post: Post, request: PublishRequest): boolean {
  return (
    (post.attachments?.media_keys?.length ?? 0) === request.media.length &&
    comparable(textOf(post)) === comparable(request.content.text)
  )
}
