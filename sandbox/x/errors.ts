import { HTTPException } from 'hono/http-exception'

type ErrorStatus = 400 | 401 | 403 | 404 | 429

const titles: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** An error body as X answers it. https://docs.x.com/x-api/fundamentals/response-codes-and-errors */
export function xErrorBody(status: number, detail?: string): Record<string, unknown> {
  const title = titles[status] ?? `Error ${status}`
  return { title, detail: detail ?? title, type: 'about:blank', status }
}

/** Ends the request with an error. */
export function fail(status: ErrorStatus, detail?: string): HTTPException {
  return answer(status, xErrorBody(status, detail))
}

/** Ends the request because a parameter is wrong. */
export function invalid(parameter: string, value: string, message: string): HTTPException {
  return answer(400, {
    errors: [{ parameters: { [parameter]: [value] }, message }],
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: 'https://api.x.com/2/problems/invalid-request',
    status: 400,
  })
}

/** Ends a request at the token endpoint. */
export function oauthFail(status: 400 | 401, error: string, description: string): HTTPException {
  return answer(status, { error, error_description: description })
}

/** What stands beside the data where one object does not exist. */
export function notFoundProblem(resourceType: 'tweet' | 'user', parameter: string, id: string) {
  return {
    value: id,
    detail: `Could not find ${resourceType} with ${parameter}: [${id}].`,
    title: 'Not Found Error',
    resource_type: resourceType,
    parameter,
    resource_id: id,
    type: 'https://api.x.com/2/problems/resource-not-found',
  }
}

function answer(status: ErrorStatus, body: Record<string, unknown>): HTTPException {
  return new HTTPException(status, { res: Response.json(body, { status }) })
}
