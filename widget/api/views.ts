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
export type Notification = Api['GET /v1/notifications']['response']['items'][number]
export type Webhook = Api['GET /v1/webhooks']['response']['items'][number]
export type WebhookDelivery = Api['GET /v1/webhooks/{webhookId}/deliveries']['response']['items'][number]
export type PostStory = Api['GET /v1/posts/{postId}/story']['response']
export type TargetStory = PostStory['targets'][number]
export type ReviewItem = Api['GET /v1/targets/review']['response']['items'][number]
export type PostWarnings = Api['POST /v1/posts/{postId}/warnings']['response']
export type PostWarning = PostWarnings['warnings'][number]
export type PublishingHealth = Api['GET /v1/publishing/health']['response']
