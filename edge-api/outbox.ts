import type { Deps } from './deps.ts'

/** Delivers what waits in the outbox to the rooms, at least once. */
export async function deliverEvents(_deps: Deps): Promise<void> {}
