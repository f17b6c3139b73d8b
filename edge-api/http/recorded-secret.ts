import { actorId, type Ctx } from '../context.ts'

/** An answer that holds a secret shown once is recorded sealed; it opens only for the same caller and key. */
interface SealedAnswer {
  sealedAnswer: string
}

export async function sealRecorded(ctx: Ctx, answer: unknown): Promise<SealedAnswer> {
  return { sealedAnswer: await ctx.deps.keys.seal(JSON.stringify(answer), placeOf(ctx)) }
}

export async function openRecorded(ctx: Ctx, recorded: unknown): Promise<unknown> {
  if (!isSealed(recorded)) return recorded
  return JSON.parse(await ctx.deps.keys.open(recorded.sealedAnswer, placeOf(ctx)))
}

function isSealed(recorded: unknown): recorded is SealedAnswer {
  return (
    typeof recorded === 'object' &&
    recorded !== null &&
    'sealedAnswer' in recorded &&
    typeof recorded.sealedAnswer === 'string'
  )
}

function placeOf(ctx: Ctx) {
  return {
    organizationId: '',
    rowId: `${actorId(ctx.principal)} ${ctx.idempotency?.key ?? ''}`,
    field: 'idempotency_keys.response',
  }
}
