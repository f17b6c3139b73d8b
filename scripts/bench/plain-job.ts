/** What a plain job of a queue does: one call to the platform, and an error when it was not answered with success. */
export interface PlainJob {
  number: string
  text: string
  key: string
}

/** A job that waits for its time, for whichever queue. */
export interface WaitingJob extends PlainJob {
  /** Unix milliseconds. */
  at: number
}

export async function postPlainly(platformUrl: string, { number, text, key }: PlainJob): Promise<void> {
  const answer = await fetch(`${platformUrl}/api/v1/statuses`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer token-${number}`,
      'idempotency-key': key,
    },
    body: JSON.stringify({ status: text, media_ids: [], visibility: 'public' }),
  })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`The platform answered ${answer.status}.`)
}

/** Tries and the pause between them, in seconds, of a job that failed. */
export const plainRetries = 4
export const plainPause = 1
