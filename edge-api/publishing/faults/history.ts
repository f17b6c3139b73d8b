import type { AvailablePlatform } from '../../../core/platforms/index.ts'
import type { TargetStatus } from '../../../core/states.ts'

/** Instants are ISO texts, by the clock of the one machine that everything runs on. */
type Instant = string

/** What was live, as the stand-ins saw it. */
export interface LiveItem {
  at: Instant
  platform: AvailablePlatform
  /** The platform's id of the post and of its account. */
  id: string
  accountId: string
  text: string
  mediaHashes: string[]
  deletedAt: Instant | null
}

/** A target as the database has it at the end. */
export interface TargetRow {
  id: string
  postId: string
  organizationId: string
  platform: AvailablePlatform
  accountId: string
  /** The platform's own id of the account. */
  remoteAccountId: string
  status: TargetStatus
  attempt: number
  remoteId: string | null
  errorCode: string | null
  text: string
  mediaHashes: string[]
}

/** What a target was after each change, in the order of the changes. */
export interface TargetChange {
  at: Instant
  targetId: string
  status: TargetStatus
  generation: number
  attempt: number
  scheduledAt: Instant
  dueAt: Instant
  remoteId: string | null
  errorCode: string | null
  text: string
  mediaHashes: string[]
}

export interface AttemptRow {
  targetId: string
  number: number
  startedAt: Instant
  submittedAt: Instant | null
  finishedAt: Instant | null
  outcome: string | null
  errorCode: string | null
}

export interface AuditRow {
  at: Instant
  action: string
  objectId: string
  detail: Record<string, unknown>
}

/** What somebody asked of the API, and what they were told; `status` is null when no answer came. */
export interface Answer {
  from: Instant
  until: Instant
  verb: string
  postId: string
  targetId: string | null
  /** The edit that the text in the request was. */
  revision: number | null
  status: number | null
  code: string | null
}

/** Something else that happened, to tell the story of a target with. */
export interface Remark {
  at: Instant
  /** Whom it concerns: a target, a post or a worker. */
  about: string
  what: string
}

/** Everything that a run leaves behind. */
export interface History {
  /** How to repeat it. */
  command: string
  endedAt: Instant
  /** Seconds from a target's time to its end, at most. */
  bound: number
  /** Seconds of delay that each organization tolerates. */
  tolerance: Record<string, number>
  /** Name of the story of each post that was scheduled. */
  stories: Record<string, string>
  live: LiveItem[]
  targets: TargetRow[]
  changes: TargetChange[]
  attempts: AttemptRow[]
  audit: AuditRow[]
  answers: Answer[]
  remarks: Remark[]
  /** Every token and secret that a stand-in ever handed out. */
  secrets: string[]
  /** Where secrets must not be: rows of the database as text, lines of the workers' logs. */
  texts: { where: string; text: string }[]
}
