import { isHoldReason } from '../../../core/holds.ts'
import type { PostStory, TargetStory } from '../../api/views.ts'
import { formatDate, formatMoment, t } from '../../i18n/index.ts'
import type { Tone } from '../../ui/feedback.tsx'
import type { IconName } from '../../ui/icons.tsx'
import { platformName } from '../../ui/platform-icon.tsx'
import { topicOf } from './faults.ts'

type PostEntry = PostStory['entries'][number]
type Entry = TargetStory['entries'][number]
type Actor = Entry['actor']

/** One line of a story. */
export interface Step {
  key: string
  icon: IconName
  tone: Tone
  at: string
  text: string
  /** Further sentences. */
  more: string[]
  /** For people who look after AllIN. */
  technical: string[]
}

export function nameOf(actor: Actor): string {
  if (actor.kind === 'apiKey' && actor.name) return t('story.apiKey', { name: actor.name })
  return actor.name ?? t(actor.kind === 'system' ? 'story.allin' : 'story.somebody')
}

/** Day and time where the day matters, otherwise hour, minute and second. */
function momentOf(instant: string, from: string, timeZone: string): string {
  return Math.abs(Date.parse(instant) - Date.parse(from)) < 43_200_000
    ? clock(instant, timeZone)
    : formatMoment(instant, timeZone)
}

const clock = (instant: string, timeZone: string) =>
  formatDate(instant, { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZone })

/** What people did with the post. */
export function tellPost(entries: readonly PostEntry[], timeZone: string): Step[] {
  return entries.map((entry, index) => ({ ...tellDeed(entry, timeZone), key: `${index}` }))
}

function tellDeed(entry: PostEntry, timeZone: string): Omit<Step, 'key'> {
  const who = nameOf(entry.actor)
  const base = { at: entry.at, more: [], technical: [], tone: 'neutral' as const }
  switch (entry.kind) {
    case 'created':
      return { ...base, icon: 'draft', text: t('story.created', { who }) }
    case 'edited':
      return { ...base, icon: 'edit', text: t('story.edited', { who, count: entry.times }) }
    case 'scheduled':
    case 'rescheduled': {
      const time = formatMoment(entry.scheduledAt ?? entry.at, timeZone)
      return { ...base, icon: 'clock', tone: 'blue', text: t(`story.${entry.kind}`, { who, time }) }
    }
    case 'published-now':
      return { ...base, icon: 'send', tone: 'blue', text: t('story.published-now', { who }) }
    case 'taken-back':
    case 'restored':
      return { ...base, icon: 'undo', text: t(`story.${entry.kind}`, { who }) }
    case 'approval-requested':
      return { ...base, icon: 'clock', tone: 'amber', text: t('story.approval-requested', { who }) }
    case 'approved':
      return { ...base, icon: 'check', tone: 'green', text: t('story.approved', { who }) }
    case 'approval-withdrawn':
      return { ...base, icon: 'undo', text: t('story.approval-withdrawn', { who }) }
    case 'sent-back': {
      const more = entry.comment ? [entry.comment] : []
      return { ...base, icon: 'reply', tone: 'amber', text: t('story.sent-back', { who }), more }
    }
    case 'deleted':
      return { ...base, icon: 'trash', text: t('story.deleted', { who }) }
  }
}

/** What happened on the way to one account. */
export function tellTarget(story: TargetStory, timeZone: string): Step[] {
  const sent = new Set(story.entries.flatMap((entry) => (entry.kind === 'sent' ? [entry.number] : [])))
  return story.entries.flatMap((entry, index): Step[] => {
    // One line a try: where it was sent, the sentence about that says enough.
    if (entry.kind === 'started' && sent.has(entry.number)) return []
    return [{ ...tellEntry(entry, story, timeZone), key: `${index}` }]
  })
}

function tellEntry(entry: Entry, story: TargetStory, timeZone: string): Omit<Step, 'key'> {
  const platform = platformName(story.platform)
  const who = nameOf(entry.actor)
  const base = { at: entry.at, more: [] as string[], technical: technicalOf(entry) }
  const later = (instant: string) => momentOf(instant, entry.at, timeZone)
  switch (entry.kind) {
    case 'started':
      return { ...base, icon: 'dots', tone: 'neutral', text: t('story.started', { platform }) }
    case 'sent': {
      const number = entry.number ?? 1
      const text = number > 1 ? t('story.sentAgain', { platform, number }) : t('story.sent', { platform })
      const earlier = isEarlierVersion(entry.number, story) ? [t('story.laterEdit')] : []
      return { ...base, icon: 'send', tone: 'neutral', text, more: earlier }
    }
    case 'published':
      return {
        ...base,
        icon: 'check',
        tone: 'green',
        text:
          entry.by === 'search' ? t('story.publishedBySearch') : t('story.publishedByAnswer', { platform }),
      }
    case 'failed':
      return {
        ...base,
        icon: 'alert',
        tone: 'red',
        text: what(entry.code, platform),
        more: [t('story.failed')],
      }
    case 'requeued': {
      const certainty = t(entry.isCertain ? 'story.certainlyNot' : 'story.wouldBeKnown', { platform })
      const next = entry.nextAt ? [t('story.nextTry', { time: later(entry.nextAt) })] : []
      const more = [certainty, ...next]
      return { ...base, icon: 'warning', tone: 'amber', text: what(entry.code, platform), more }
    }
    case 'unconfirmed': {
      const next = entry.nextAt
        ? t('story.unconfirmedNext', { time: later(entry.nextAt) })
        : t('story.unconfirmedSoon')
      const text = t(entry.isRefused ? 'story.earlierInDoubt' : 'story.unconfirmed', { platform })
      return { ...base, icon: 'question', tone: 'orange', text, more: [what(entry.code, platform), next] }
    }
    case 'searched': {
      const text =
        entry.result === 'absent' ? t('story.searchedAbsent') : t('story.searchedUnreadable', { platform })
      const more = entry.nextAt ? [t('story.looksAgain', { time: later(entry.nextAt) })] : []
      return { ...base, icon: 'dots', tone: 'amber', text, more }
    }
    case 'needs-review':
      return { ...base, icon: 'question', tone: 'orange', text: t('story.needs-review') }
    case 'recovered':
      return {
        ...base,
        icon: 'warning',
        tone: entry.sent ? 'orange' : 'amber',
        text: t(entry.sent ? 'story.recoveredSent' : 'story.recoveredUnsent'),
      }
    case 'held-back':
      return {
        ...base,
        icon: 'warning',
        tone: 'orange',
        text: t('story.held-back'),
        more: [what(entry.code, platform)],
      }
    case 'retried':
      return { ...base, icon: 'refresh', tone: 'blue', text: t('story.retried', { who }) }
    case 'answered':
      return { ...base, ...tellAnswer(entry, story, who) }
  }
}

function tellAnswer(
  entry: Extract<Entry, { kind: 'answered' }>,
  story: TargetStory,
  who: string,
): Pick<Step, 'icon' | 'tone' | 'text'> {
  switch (entry.answer) {
    case 'live':
      return { icon: 'check', tone: 'green', text: t('story.answeredLive', { who }) }
    case 'leave-unsent':
      return { icon: 'close', tone: 'neutral', text: t('story.answeredLeaveUnsent', { who }) }
    case 'not-live': {
      const before = story.entries.filter(({ at }) => at < entry.at).at(-1)
      const key = before?.kind === 'held-back' ? 'story.answeredSendNow' : 'story.answeredNotLive'
      return { icon: 'send', tone: 'blue', text: t(key, { who }) }
    }
  }
}

const what = (code: string, platform: string) => t(`fault.${topicOf(code)}.what`, { platform })

function isEarlierVersion(number: number | null, story: TargetStory): boolean {
  const started = story.entries.find((entry) => entry.kind === 'started' && entry.number === number)
  const hash = started?.kind === 'started' ? started.contentHash : null
  return hash !== null && hash !== story.contentHash
}

function technicalOf(entry: Entry): string[] {
  // The sentence itself names the try.
  if (entry.kind === 'started' || entry.kind === 'sent') return []
  const facts: (string | null)[] = []
  if ('number' in entry && entry.number !== null) facts.push(`attempt ${entry.number}`)
  if ('code' in entry) facts.push(entry.code)
  if ('httpStatus' in entry && entry.httpStatus !== null) facts.push(`HTTP ${entry.httpStatus}`)
  if ('remoteId' in entry) facts.push(entry.remoteId)
  if ('detail' in entry) facts.push(entry.detail)
  return facts.filter((fact) => fact !== null)
}

/** The whole story in a sentence or two: whether it is live, for certain or not, and what happens next. */
export function summarise(story: TargetStory, timeZone: string): string {
  const platform = platformName(story.platform)
  const last = (kind: Entry['kind']) => story.entries.findLast((entry) => entry.kind === kind)
  const doubt = story.entries.findLast(({ kind }) => kind === 'unconfirmed' || kind === 'recovered')
  const next = story.next && formatMoment(story.next.at, timeZone)
  switch (story.status) {
    case 'QUEUED': {
      const time = next ?? ''
      if (story.isLive === 'UNKNOWN') return t('summary.againInDoubt', { platform, time })
      if (story.code === 'PACED') return t('summary.paced', { platform, time })
      return t(last('requeued') || last('recovered') ? 'summary.again' : 'summary.queued', { time })
    }
    case 'PUBLISHING':
      return t('summary.publishing')
    case 'CONFIRMING':
      return t('summary.confirming', { platform, asked: doubt ? clock(doubt.at, timeZone) : '' })
    case 'CANCELLED':
      return t('summary.cancelled')
    case 'PUBLISHED':
      return summariseLive(story, platform, timeZone)
    case 'FAILED':
    case 'NEEDS_REVIEW':
      return t(story.isLive === 'UNKNOWN' ? 'certainty.UNKNOWN' : 'certainty.NO')
  }
}

function summariseLive(story: TargetStory, platform: string, timeZone: string): string {
  const answered = story.entries.findLast(({ kind }) => kind === 'answered' || kind === 'published')
  if (answered?.kind === 'answered') return t('summary.livePerson', { who: nameOf(answered.actor) })
  const doubt = story.entries.findLast(({ kind }) => kind === 'unconfirmed' || kind === 'recovered')
  const time = answered ? clock(answered.at, timeZone) : ''
  if (answered?.kind === 'published' && answered.by === 'search' && doubt) {
    const times = { asked: clock(doubt.at, timeZone), found: time }
    return doubt.kind === 'recovered'
      ? t('summary.recovered', times)
      : t('summary.found', { platform, ...times })
  }
  const count = story.entries.filter(({ kind }) => kind === 'sent').length
  return count > 1 ? t('summary.liveAgain', { time, count }) : t('summary.live', { platform, time })
}

/** What went wrong, whether it is live, and what one can do, for a target that waits or failed. */
export function explain(target: { status: string; errorCode: string | null }, platform: string) {
  const topic = topicOf(target.errorCode)
  const isOpen = target.status === 'NEEDS_REVIEW' && !isHoldReason(target.errorCode)
  return {
    what: t(`fault.${topic}.what`, { platform }),
    // Where nothing else is known, the first sentence says so already.
    certainty: topic === 'unknown' ? '' : t(isOpen ? 'certainty.UNKNOWN' : 'certainty.NO'),
    todo: t(`fault.${topic}.do`, { platform }),
  }
}
