import type { Api } from '../../edge-api/api.ts'

/** What the API answers, under the names the interface uses. */

export type Me = Api['GET /v1/me']['response']
export type Organization = Api['GET /v1/organization']['response']
export type Account = Api['GET /v1/accounts']['response']['items'][number]
export type Media = Api['POST /v1/media']['response']
export type PostSummary = Api['GET /v1/posts']['response']['items'][number]
export type PostDetail = Api['GET /v1/posts/{postId}']['response']
export type Recurrence = Api['GET /v1/recurrences/{recurrenceId}']['response']
export type RecurrencePreview = Api['POST /v1/recurrences/preview']['response']
export type Slot = Api['GET /v1/slots']['response']['items'][number]
export type Attempt = PostDetail['targets'][number]['attempts'][number]
export type ApiKey = Api['GET /v1/api-keys']['response']['items'][number]
