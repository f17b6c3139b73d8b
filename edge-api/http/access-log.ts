import { actorId } from '../context.ts'
import type { Deps } from '../deps.ts'
import type { LogFields } from '../ports.ts'
import type { Exchange } from './exchange.ts'

/** Writes one line a request: the route's pattern, never the address itself, its query, headers or body. */
export function logRequest(
  deps: Deps,
  request: Request,
  pattern: string,
  status: number,
  milliseconds: number,
  { requestId, principal }: Exchange,
  failure: unknown,
): void {
  const fields: LogFields = {
    requestId,
    method: request.method,
    route: pattern,
    status,
    milliseconds: Math.round(milliseconds * 10) / 10,
    caller: principal?.kind ?? 'anonymous',
    callerId: principal ? actorId(principal) : undefined,
    ...failureFields(failure, deps.config.development),
  }
  if (failure) deps.log.error('request failed', fields)
  else deps.log.info('request', fields)
}

/** Name, message and, in development, the stack of what went wrong, with its causes. The log takes secrets out. */
function failureFields(failure: unknown, development: boolean): LogFields {
  if (!(failure instanceof Error)) return failure === null ? {} : { error: typeof failure }
  const chain: string[] = []
  for (let error: unknown = failure; error instanceof Error && chain.length < 4; error = error.cause) {
    // A failed query names its parameters after this word: they may be anything.
    chain.push(`${error.name}: ${error.message.split('\nparams:')[0]}`.slice(0, 500))
  }
  return { error: chain.join(' ← '), ...(development ? { stack: failure.stack?.split('\nparams:')[0] } : {}) }
}
