import { type SQL, sql } from 'drizzle-orm'
import type { RenderedPost } from '../../core/content.ts'
import type { PlatformId } from '../../core/platforms/index.ts'
import type { TargetStatus } from '../../core/states.ts'
import type { PublishMarks } from '../../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import type { StoredAccount } from '../modules/accounts/secrets.ts'
import { PlatformError, type PublishMedia, type PublishRequest } from '../platforms/platform.ts'

/** A file as publishing needs it. */
interface HeldMedium {
  id: string
  key: string
  mimeType: string
  fileName: string | null
  width: number | null
  height: number | null
  altText: string | null
}

/** The account of a target, as the database saw it when the target was taken. */
export interface HeldAccount extends StoredAccount {
  /** How long its token still holds, in seconds by the database's clock; null where tokens do not end. */
  tokenSeconds: number | null
}

/** A target that this worker works on, with all that it takes. */
export interface HeldTarget {
  id: string
  organizationId: string
  postId: string
  platform: PlatformId
  accountId: string
  status: TargetStatus
  generation: number
  /** The fencing token: whatever is written carries it. */
  attempt: number
  checks: number
  /** An earlier attempt may have made it live. */
  inDoubt: boolean
  content: RenderedPost
  marks: PublishMarks
  container: string | null
  account: HeldAccount
  media: HeldMedium[]
  /** Tries since a person last asked for it, this one included. */
  tries: number
}

/** The columns of `HeldTarget` for a target `t`, whatever statement or CTE it comes from. */
export const heldColumns: SQL = sql`
  t.id, t.organization_id as "organizationId", t.post_id as "postId", t.platform,
  t.account_id as "accountId", t.status, t.generation,
  t.attempt, t.checks, t.in_doubt as "inDoubt", t.content, t.marks, t.container,
  (select json_build_object(
    'id', a.id, 'organizationId', a.organization_id, 'platform', a.platform, 'remoteId', a.remote_id,
    'handle', a.handle, 'serverUrl', a.server_url, 'status', a.status, 'limits', a.limits,
    'sealedAccessToken', a.sealed_access_token, 'sealedRefreshToken', a.sealed_refresh_token,
    'sealedExtra', a.sealed_extra, 'tokenExpiresAt', a.token_expires_at,
    'tokenSeconds', extract(epoch from a.token_expires_at - now())::float8, 'deletedAt', a.deleted_at)
    from social_accounts a where a.id = t.account_id) as account,
  (select coalesce(json_agg(json_build_object(
    'id', m.id, 'key', m.key, 'mimeType', m.mime_type, 'fileName', m.file_name, 'width', m.width,
    'height', m.height, 'altText', m.alt_text)), '[]'::json)
    from media m where m.organization_id = t.organization_id and m.id in (
      select medium ->> 'id' from jsonb_array_elements(t.content -> 'media') as medium
      union all select t.content -> 'card' ->> 'imageMediaId')) as media`

/** Attempts of a target `t` in the round that began when a person last asked for it. */
export const triesBefore: SQL = sql`(
  select count(*)::int from attempts tried where tried.target_id = t.id and tried.started_at >= t.scheduled_at)`

/** What the adapter gets: the frozen content and the files it names. */
export function publishRequest(deps: Deps, target: HeldTarget): PublishRequest {
  const { content, marks, container } = target
  const medium = (id: string, altText: string | null): PublishMedia => {
    const held = target.media.find((each) => each.id === id)
    if (!held) throw new PlatformError('rejected', 'MEDIA_GONE', 'A file of this post no longer exists.')
    const { key, mimeType, fileName, width, height } = held
    return { id, mimeType, altText, fileName, width, height, bytes: () => readBytes(deps, key, fileName) }
  }
  const cardImage = content.card?.imageMediaId ?? null
  return {
    content,
    media: content.media.map(({ id, altText }) => medium(id, altText)),
    cardImage: cardImage === null ? null : medium(cardImage, null),
    marks,
    ...(container === null ? {} : { container }),
  }
}

async function readBytes(deps: Deps, key: string, fileName: string | null): Promise<Uint8Array> {
  const file = await deps.media.get(key)
  if (file) return file.bytes
  const name = fileName ?? 'A file of this post'
  throw new PlatformError('not-accepted', 'MEDIA_UNREADABLE', `${name} could not be read from the store.`)
}
