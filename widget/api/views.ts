import type { Clip } from '../../core/clip.ts'
import type { PostLink } from '../../core/content.ts'
import type { AccountLimits, PlatformId } from '../../core/platforms/index.ts'
import type { EmbedCapability, Permission, Role } from '../../core/roles.ts'
import type { PostStatus, TargetStatus } from '../../core/states.ts'

/** What the API answers, as the interface reads it. Dates are ISO strings. */

export interface Me {
  user: { id: string; name: string; email: string }
  organizations: { id: string; name: string; timeZone: string; role: Role }[]
}

export interface Organization {
  id: string
  name: string
  timeZone: string
  role: Role | null
  lateToleranceSeconds: number
}

export interface Account {
  id: string
  platform: PlatformId
  handle: string
  displayName: string
  avatarUrl: string | null
  profileUrl: string | null
  serverUrl: string | null
  status: 'ACTIVE' | 'NEEDS_RECONNECT'
  statusDetail: string | null
  limits: AccountLimits
  createdAt: string
}

export interface Media {
  id: string
  url: string
  mimeType: string
  bytes: number
  width: number | null
  height: number | null
  altText: string | null
  fileName: string | null
  createdAt: string
}

export interface PostMedia {
  mediaId: string
  url: string
  altText: string | null
  mimeType: string
  width: number | null
  height: number | null
  bytes: number
  fileName: string | null
}

export interface Target {
  id: string
  accountId: string
  platform: PlatformId
  status: TargetStatus
  generation: number
  dueAt: string
  remoteUrl: string | null
  remoteId: string | null
  publishedAt: string | null
  errorCode: string | null
  errorDetail: string | null
  attempt: number
}

export interface Attempt {
  id: string
  number: number
  startedAt: string
  submittedAt: string | null
  finishedAt: string | null
  outcome: string | null
  httpStatus: number | null
  errorCode: string | null
  errorDetail: string | null
}

export interface PostSummary {
  id: string
  status: PostStatus
  text: string
  link: PostLink | null
  accountIds: string[]
  revision: number
  scheduledAt: string | null
  timeZone: string | null
  wallTime: string | null
  createdBy: string | null
  createdAt: string
  updatedAt: string
  deletedAt: string | null
  media: PostMedia[]
  variants: Partial<Record<PlatformId, string>>
  clipId: string | null
  targets: Target[]
}

/** What one account received or will receive. */
export interface TargetContent {
  text: string
  media: { id: string }[]
  card: PostLink | null
}

export interface PostDetail extends Omit<PostSummary, 'targets'> {
  targets: (Target & { attempts: Attempt[]; content: TargetContent | null })[]
}

export interface ClipRecord {
  id: string
  clip: Clip
  createdAt: string
  postId?: string | null
}

export interface ApiKey {
  id: string
  name: string
  hint: string
  scopes: Permission[]
  createdAt: string
}

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

export type { EmbedCapability }
