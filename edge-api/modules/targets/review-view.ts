import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { platformIds } from '../../../core/platforms/index.ts'
import { postStatuses } from '../../../core/states.ts'
import { pageOf } from '../page.ts'
import { RenderedView } from '../posts/post-view.ts'

const Instant = z.iso.datetime()

/** A target that waits for a person, with what they need to answer. */
export const ReviewItem = z.object({
  targetId: idSchema('target'),
  postId: idSchema('post'),
  /** Of the post, to take it back with. */
  revision: z.int(),
  postStatus: z.enum(postStatuses),
  platform: z.enum(platformIds),
  account: z.object({
    id: idSchema('account'),
    handle: z.string(),
    displayName: z.string(),
    avatarUrl: z.string().nullable(),
    /** Where to look for the post. */
    profileUrl: z.string().nullable(),
    /** False where it has to be connected anew before anything can be sent. */
    isUsable: z.boolean(),
  }),
  /** Why it waits, as a code and in words. */
  code: z.string(),
  detail: z.string().nullable(),
  /** True where nothing was sent: then the question is whether to send it at all. */
  isHeldBack: z.boolean(),
  /** Whether the whole post can become a draft again. */
  canBeTakenBack: z.boolean(),
  content: RenderedView,
  images: z.array(z.object({ id: idSchema('media'), url: z.string(), altText: z.string().nullable() })),
  cardImageUrl: z.string().nullable(),
  scheduledAt: Instant,
  timeZone: z.string().nullable(),
  /** When it was sent last; null where it never was. */
  triedAt: Instant.nullable(),
  attempt: z.int(),
})
export type ReviewItem = z.infer<typeof ReviewItem>

/** One page of what waits, and how many wait in all. */
export const ReviewPage = z.object({ ...pageOf(ReviewItem).shape, waiting: z.int() })
export type ReviewPage = z.infer<typeof ReviewPage>
