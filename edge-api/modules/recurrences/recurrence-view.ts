import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { platformIds } from '../../../core/platforms/index.ts'
import { recurrenceStatuses } from '../../../db/schema/index.ts'
import { LinkView } from '../posts/post-view.ts'

const Instant = z.iso.datetime()

/** One date of a series. */
export const OccurrenceView = z.object({
  /** The wall time that the rule says; it names the occurrence. */
  wallTime: z.string(),
  at: Instant,
  note: z.enum(['SKIPPED', 'REPEATED']).nullable(),
})
export type OccurrenceView = z.infer<typeof OccurrenceView>

export const RecurrenceView = z.object({
  id: idSchema('recurrence'),
  status: z.enum(recurrenceStatuses),
  text: z.string(),
  link: LinkView.nullable(),
  media: z.array(z.object({ mediaId: idSchema('media'), altText: z.string().nullable() })),
  variants: z.partialRecord(z.enum(platformIds), z.string()),
  accountIds: z.array(idSchema('account')),
  rule: z.string(),
  startsAt: z.string(),
  timeZone: z.string(),
  exceptions: z.array(z.string()),
  /** The next five dates; none of a series that has ended. */
  next: z.array(OccurrenceView),
  problem: z.string().nullable(),
  revision: z.int(),
  createdBy: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type RecurrenceView = z.infer<typeof RecurrenceView>
