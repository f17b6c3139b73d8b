import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { availablePlatforms } from '../../../core/platforms/index.ts'
import { AppError } from '../../errors.ts'
import { route } from '../../http/route.ts'
import { wakeResults } from '../../publishing/results.ts'
import { SweepCounts, sweep } from '../../publishing/sweep.ts'
import { wakeTarget } from '../../publishing/wake-target.ts'

const tag = 'Callbacks'

export const callbackRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/callbacks/publish',
      operation: 'publishCallback',
      summary: 'The queue says that a target is due',
      description:
        'Answers 200 with what was done, also when there was nothing to do, so that the queue does not repeat it; 429 when this process has its hands full with the same platform or account.',
      tag,
      access: 'queue',
      body: z.object({
        targetId: idSchema('target'),
        generation: z.int32().min(1),
        platform: z.enum(availablePlatforms).optional(),
        accountId: z.optional(idSchema('account')),
      }),
      problems: ['RATE_LIMITED'],
      response: z.object({ result: z.enum(wakeResults) }),
      withoutIdempotencyKey: true,
    },
    async ({ deps, body }) => {
      const result = await wakeTarget(deps, body)
      if (result !== 'busy') return { result }
      throw new AppError('RATE_LIMITED', {
        detail: 'Too much is under way for this account.',
        retryAfter: 10,
      })
    },
  ),
  route(
    {
      method: 'POST',
      path: '/v1/sweep',
      operation: 'sweep',
      summary: 'Do what is due and was missed',
      tag,
      access: 'queue',
      response: SweepCounts,
      withoutIdempotencyKey: true,
    },
    ({ deps }) => sweep(deps),
  ),
] as const
