/** What a wake-up came to. Only `published` to `attempt-lost` mean that this call did anything. */
export const wakeResults = [
  'published',
  'failed',
  'retrying',
  'confirming',
  'needs-review',
  /** This call held the target, and lost it to the sweep before it could write its result. */
  'attempt-lost',
  'stale',
  /** Its account or platform takes nothing more for now; it was put off until it does. */
  'paced',
  /** This process has its hands full with the same account or platform; nothing was done. */
  'busy',
  'early',
  'not-claimed',
] as const
export type WakeResult = (typeof wakeResults)[number]

/** Code of targets that wait for a person because nobody can know whether they are live. */
export const outcomeUnknown = 'OUTCOME_UNKNOWN'
