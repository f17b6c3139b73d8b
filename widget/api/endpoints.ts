import type { Clip } from '../../core/clip.ts'
import type { PostLink } from '../../core/content.ts'
import type { Permission } from '../../core/roles.ts'
import type { Account, ApiKey, ClipRecord, Me, Media, Organization, Page, PostDetail, PostSummary } from './views.ts'

interface Call<Params, Query, Body, Response> { params: Params; query: Query; body: Body; response: Response }
type None = undefined
export interface PostFields { text?: string; link?: PostLink | null; media?: { mediaId: string; altText?: string | null }[]; variants?: Partial<Record<string, string>>; accountIds?: string[]; clipId?: string }
type When = { revision: number; at?: string; wallTime?: string; timeZone: string }
export interface Api {
  'GET /v1/me': Call<None, None, None, Me>
  'GET /v1/demo': Call<None, None, None, { email: string; password: string }>
  'POST /v1/organizations': Call<None, None, { name: string; timeZone: string }, Organization>
  'GET /v1/organization': Call<None, None, None, Organization>
  'GET /v1/api-keys': Call<None, { cursor?: string }, None, Page<ApiKey>>
  'POST /v1/api-keys': Call<None, None, { name: string; scopes: Permission[] }, ApiKey & { key: string }>
  'DELETE /v1/api-keys/{keyId}': Call<{ keyId: string }, None, None, { id: string }>
  'POST /v1/rooms/tickets': Call<None, None, Record<never, never>, { url: string; room: string; ticket: string; expiresAt: string }>
  'GET /v1/accounts': Call<None, None, None, { items: Account[] }>
  'POST /v1/accounts/connect': Call<None, None, { platform: 'bluesky' | 'mastodon' | 'x'; server?: string; handle?: string; appPassword?: string; returnTo?: string }, { authorizeUrl: string } | { account: Account }>
  'DELETE /v1/accounts/{accountId}': Call<{ accountId: string }, None, None, { id: string }>
  'POST /v1/media': Call<None, None, None, Media>
  'POST /v1/media/import': Call<None, None, { url: string; altText?: string }, Media>
  'PATCH /v1/media/{mediaId}': Call<{ mediaId: string }, None, { altText: string | null }, Media>
  'POST /v1/clips': Call<None, None, { clip: Clip; draft: boolean; accountIds?: string[]; mediaIds?: string[] }, { clip: ClipRecord; post: PostSummary | null }>
  'POST /v1/posts': Call<None, None, PostFields & { text: string }, PostDetail>
  'GET /v1/posts': Call<None, { status?: string; cursor?: string; limit?: number }, None, Page<PostSummary>>
  'GET /v1/posts/{postId}': Call<{ postId: string }, None, None, PostDetail>
  'PATCH /v1/posts/{postId}': Call<{ postId: string }, None, PostFields & { revision: number }, PostDetail>
  'DELETE /v1/posts/{postId}': Call<{ postId: string }, { revision: number }, None, { id: string; deletedAt: string; undoUntil: string }>
  'POST /v1/posts/{postId}/restore': Call<{ postId: string }, None, None, PostDetail>
  'POST /v1/posts/{postId}/schedule': Call<{ postId: string }, None, When, PostDetail>
  'POST /v1/posts/{postId}/reschedule': Call<{ postId: string }, None, When, PostDetail>
  'POST /v1/posts/{postId}/cancel': Call<{ postId: string }, None, { revision: number }, PostDetail>
  'POST /v1/posts/{postId}/publish': Call<{ postId: string }, None, { revision: number }, PostDetail>
  'POST /v1/targets/{targetId}/retry': Call<{ targetId: string }, None, None, PostDetail>
  'POST /v1/targets/{targetId}/resolve': Call<{ targetId: string }, None, { answer: 'live' | 'not-live'; remoteUrl?: string }, PostDetail>
  'GET /v1/calendar': Call<None, { from: string; to: string }, None, { items: PostSummary[] }>
}
