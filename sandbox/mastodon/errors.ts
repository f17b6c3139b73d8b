import { HTTPException } from 'hono/http-exception'

/** The sentences that the server answers for a status. https://docs.joinmastodon.org/entities/Error/ */
const sentences: Record<number, string> = {
  401: 'The access token is invalid',
  403: 'This action is not allowed',
  404: 'Record not found',
  422: 'Validation failed',
  429: 'Too many requests',
  500: 'We’re sorry, but something went wrong on our end.',
  503: 'There was a temporary problem serving your request, please try again',
}

export function mastodonErrorBody(status: number): { error: string } {
  return { error: sentences[status] ?? `Error ${status}` }
}

/** Ends the request with an error in the server's own shape. */
export function fail(
  status: 400 | 401 | 403 | 404 | 422 | 429,
  error?: string,
  description?: string,
): HTTPException {
  const body = error
    ? { error, ...(description === undefined ? {} : { error_description: description }) }
    : mastodonErrorBody(status)
  return new HTTPException(status, { res: Response.json(body, { status }) })
}

export function invalid(reason: string): HTTPException {
  return fail(422, `Validation failed: ${reason}`)
}
