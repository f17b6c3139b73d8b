import type { Principal } from '../context.ts'

/** What the layers of one request share. */
export interface Exchange {
  requestId: string
  /** Network of the caller's machine (`clientNetwork`): what limits are counted by. */
  clientAddress: string
  /** Headers that the answer gets whatever happens, such as what is left of a limit. */
  headers: Headers
  /** Who calls, once that is known; for the log. */
  principal: Principal | null
}

/** What an entry file knows about a request beyond the request itself. */
export interface Bindings {
  /** Address of the caller's machine. */
  clientAddress?: string
}
