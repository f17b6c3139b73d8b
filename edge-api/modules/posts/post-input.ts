import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { LinkTagsSchema } from '../../../core/link-tags-schema.ts'
import { maxAltTextLength, maxMediaPerPost } from '../../../core/media.ts'
import { platformIds } from '../../../core/platforms/index.ts'
import { isTimeZone, isWallTime } from '../../../core/time.ts'

/** Longest text that is stored; platforms take less. In UTF-16 units. */
const maxTextLength = 10_000
const Text = z.string().max(maxTextLength)

export const PostId = idSchema('post')
export const Revision = z.int().min(1)
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Name an IANA time zone, such as Europe/Berlin.')

export const WallTime = z
  .string()
  .refine(isWallTime, 'Write the wall time as 2027-03-29T09:00, on a day of the calendar.')
  .meta({ examples: ['2027-03-29T09:00'] })

export const LinkInput = z.strictObject({
  /** Parsers of addresses forgive white space inside; in a text it would end the address. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(4096)
    .refine((address) => !/\s/.test(address), 'An address has no spaces'),
  title: z.string().trim().max(500).nullable().default(null),
  description: z.string().trim().max(2000).nullable().default(null),
  imageMediaId: z.nullable(idSchema('media')).default(null),
  tags: z.nullable(LinkTagsSchema).optional(),
})

const PostMediaInput = z.strictObject({
  mediaId: idSchema('media'),
  /** In place of the alternative text stored with the file. */
  altText: z.string().max(maxAltTextLength).nullable().optional(),
})

/** What a person writes, as it can be given to create and edit. */
export const content = {
  text: Text,
  link: LinkInput.nullable().optional(),
  media: z.array(PostMediaInput).max(maxMediaPerPost).optional(),
  variants: z.partialRecord(z.enum(platformIds), Text).optional(),
  accountIds: z.array(idSchema('account')).max(50).optional(),
  clipId: z.nullable(idSchema('clip')).optional(),
}

const moment = {
  revision: Revision,
  at: z.iso.datetime({ offset: true }).optional(),
  wallTime: WallTime.optional(),
  timeZone: TimeZone.optional(),
}

/**
 * When to publish: an instant (`at`, ISO with offset) or a wall time in a zone. A wall time that daylight saving
 * skips moves forward, one that occurs twice is the first.
 */
export const Appointment = z
  .strictObject(moment)
  .superRefine((value, check) => {
    if ((value.at === undefined) === (value.wallTime === undefined)) {
      check.addIssue({ code: 'custom', path: ['at'], message: 'Give either at or wallTime.' })
    }
    if (value.wallTime !== undefined && value.timeZone === undefined) {
      check.addIssue({ code: 'custom', path: ['timeZone'], message: 'A wall time needs its time zone.' })
    }
  })
  .meta({ examples: [{ revision: 3, wallTime: '2027-03-29T09:00', timeZone: 'Europe/Berlin' }] })
export type Appointment = z.infer<typeof Appointment>

/** A revision, and the time that is hoped for, if any. */
export const ApprovalRequest = z
  .strictObject(moment)
  .superRefine((value, check) => {
    if (value.at !== undefined && value.wallTime !== undefined) {
      check.addIssue({ code: 'custom', path: ['at'], message: 'Give at or wallTime, not both.' })
    }
    if (value.wallTime !== undefined && value.timeZone === undefined) {
      check.addIssue({ code: 'custom', path: ['timeZone'], message: 'A wall time needs its time zone.' })
    }
  })
  .meta({ examples: [{ revision: 2, wallTime: '2027-03-29T09:00', timeZone: 'Europe/Berlin' }] })
export type ApprovalRequest = z.infer<typeof ApprovalRequest>
