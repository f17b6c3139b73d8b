import type { RenderedPost } from '../../core/content.ts'
import type { AccountLimits, AvailablePlatform } from '../../core/platforms/index.ts'
import type { PublishMarks } from '../../db/schema/index.ts'
import type { Clock, Ids, Log } from '../ports.ts'

/** What a platform adapter may use. It knows nothing of our database, users or HTTP layer. */
export interface PlatformTools {
  fetch: typeof fetch
  clock: Clock
  ids: Ids
  log: Log
  /** Where consent screens send people back to: `{publicUrl}/v1/accounts/callback/{platform}`. */
  callbackUrl: string
  /** Our own public address, for client metadata. */
  publicUrl: string
  /** Hosts that may be plain HTTP or private, see Config. */
  trustedHosts: string[]
}

/** A platform's secrets of one account, in clear, only ever in memory. */
export interface AccountSecrets {
  accessToken: string
  refreshToken: string | null
  /** JSON of the adapter's own (DPoP key, authorization server). */
  extra: string | null
  expiresAt: Date | null
}

/** An account that has just been connected, or connected anew. */
export interface ConnectedAccount {
  remoteId: string
  handle: string
  displayName: string
  avatarUrl: string | null
  profileUrl: string | null
  serverUrl: string | null
  limits: AccountLimits
  scopes: string[]
  secrets: AccountSecrets
}

export type ConnectStart =
  /** Send the person to `authorizeUrl`; keep `pending` sealed until the callback with this `state`. */
  | { kind: 'redirect'; authorizeUrl: string; state: string; pending: Record<string, unknown> }
  /** Connected without a consent screen (Bluesky app password). */
  | { kind: 'connected'; account: ConnectedAccount }

/** What the person typed to connect: a server (Mastodon), a handle and perhaps an app password (Bluesky), nothing (X). */
export interface ConnectInput {
  server?: string
  handle?: string
  appPassword?: string
}

/** Keeps our registration with a server, so that we register once (Mastodon). */
export interface AppRegistry {
  find(serverUrl: string): Promise<{ clientId: string; clientSecret: string } | null>
  /**
   * Keeps a new registration in place of the one with the client id `before` (null: of none). Answers the one that is kept
   * from now on: another one when somebody else was faster, so that all who connect at once use the same.
   */
  save(
    serverUrl: string,
    app: { clientId: string; clientSecret: string },
    before: string | null,
  ): Promise<{ clientId: string; clientSecret: string }>
}

/** An account at work: what an adapter needs for any call on its behalf. */
export interface AccountSession {
  remoteId: string
  handle: string
  serverUrl: string | null
  limits: AccountLimits
  secrets: AccountSecrets
}

/** A file to publish. */
export interface PublishMedia {
  id: string
  mimeType: string
  altText: string | null
  fileName: string | null
  width: number | null
  height: number | null
  /** Read when needed: files can be large. */
  bytes(): Promise<Uint8Array>
}

/** What goes out, frozen when the post was scheduled. */
export interface PublishRequest {
  content: RenderedPost
  media: PublishMedia[]
  /** The image of the link card. */
  cardImage: PublishMedia | null
  marks: PublishMarks
  /** What an earlier try prepared of this content, where the platform has containers (see `Platform.containerOf`). */
  container?: string
}

/** The live post on the platform. */
export interface LivePost {
  remoteId: string
  url: string | null
}

/** What the search for a post of unknown fate goes by, see `Platform.confirm`. */
export interface PostSearch {
  attemptedAt: Date
  /** Seconds since then, and since the last call of unknown outcome. */
  firstAge: number
  age: number
  claimed: string[]
  twins: number
}

export type Confirmation =
  | { kind: 'found'; post: LivePost }
  /** Looked properly and it is not there; or (`unread`) nobody looked, because a repetition is harmless for now. */
  | { kind: 'absent'; unread?: true }
  /** Could not look (no permission, platform down, answer not understood). */
  | { kind: 'unreadable'; detail: string }

/**
 * One social platform. All calls throw PlatformError and nothing else.
 * `Prepared` is the adapter's own: what `prepare` uploaded and `submit` refers to.
 */
export interface Platform<Prepared = unknown> {
  id: AvailablePlatform
  /** Begins connecting an account. */
  connect(tools: PlatformTools, input: ConnectInput, apps: AppRegistry): Promise<ConnectStart>
  /** Ends it, with the query parameters the consent screen sent back. */
  completeConnect(
    tools: PlatformTools,
    pending: Record<string, unknown>,
    callback: URLSearchParams,
    apps: AppRegistry,
  ): Promise<ConnectedAccount>
  /** New secrets from the refresh token; null when this platform's tokens do not expire. */
  refresh(tools: PlatformTools, account: AccountSession): Promise<AccountSecrets | null>
  /** Chosen once when a post is scheduled, before the first try. */
  marks(tools: PlatformTools, scheduledAt: Date): PublishMarks
  /** Uploads; repeatable, visible to nobody. */
  prepare(tools: PlatformTools, account: AccountSession, request: PublishRequest): Promise<Prepared>
  /**
   * Only where a platform publishes in two phases (Instagram, TikTok, YouTube): names what `prepare` made there, a container
   * or session that `submit` publishes, once at most. It is kept before that call. After an unclear answer `confirm` asks
   * what became of it, and the `prepare` of a later try uses it again as long as the platform still has it.
   */
  containerOf?(prepared: Prepared): string
  /** The one call that makes the post live. */
  submit(
    tools: PlatformTools,
    account: AccountSession,
    request: PublishRequest,
    prepared: Prepared,
  ): Promise<LivePost>
  /**
   * After an unknown outcome: is it live? Never answers `found` for a post in `claimed` (remote ids already
   * linked to other targets). `attemptedAt` is when the unknown submit began, by the database's clock, and `age` how
   * many seconds ago that is: a worker's own clock may be wrong. `twins` counts other targets of the account with the
   * very same content whose own post is not known either: with them about, a post that only looks like ours proves
   * nothing unless there is one for each.
   */
  confirm(
    tools: PlatformTools,
    account: AccountSession,
    request: PublishRequest,
    search: PostSearch,
  ): Promise<Confirmation>
  /** Reads one live post back; null when the platform says it does not exist. */
  read(
    tools: PlatformTools,
    account: AccountSession,
    remoteId: string,
  ): Promise<{ text: string; url: string | null } | null>
  /** Deletes a live post; one that is gone already counts as deleted. */
  remove(tools: PlatformTools, account: AccountSession, remoteId: string): Promise<void>
}

/** What an error means for the post. */
export type PlatformFailure =
  /** The platform refused for good; trying again cannot help. */
  | 'rejected'
  /** Certainly not published; trying again may help (rate limit, refused connection, 5xx before acceptance). */
  | 'not-accepted'
  /** It may or may not be live (timeout, reset, 5xx or unreadable answer after sending). */
  | 'unknown'
  /** The token is no longer good: refresh, and if that fails ask the person to reconnect. Certainly not published. */
  | 'unauthorized'

/** The one error adapters throw. `detail` is shown to people and logged: no token, no raw response body. */
export class PlatformError extends Error {
  readonly failure: PlatformFailure
  readonly code: string
  readonly httpStatus: number | null
  /** Seconds the platform asked us to wait. */
  readonly retryAfter: number | null
  /** Whether its wish to wait concerns our app on all accounts, not this account alone. */
  readonly concernsApp: boolean

  constructor(
    failure: PlatformFailure,
    code: string,
    detail: string,
    more: { httpStatus?: number | null; retryAfter?: number | null; concernsApp?: boolean } = {},
  ) {
    super(detail)
    this.name = 'PlatformError'
    this.failure = failure
    this.code = code
    this.httpStatus = more.httpStatus ?? null
    this.retryAfter = more.retryAfter ?? null
    this.concernsApp = more.concernsApp ?? false
  }
}
