import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Result } from '../api/result.ts'
import type { Account, PostWarning, PostWarnings } from '../api/views.ts'
import { formatDate, formatList, formatMoment, formatNumber, t } from '../i18n/index.ts'
import { Icon } from '../ui/icons.tsx'
import { platformName } from '../ui/platform-icon.tsx'
import type { When } from './deciding.ts'
import './warnings.css'

/** Where warnings come from, and what their words need. */
export interface WarningsSource {
  ask: (when: When | null) => Promise<Result<PostWarnings> | null>
  accounts: readonly Account[]
  timeZone: string
  postHref?: (postId: string) => string
}

export interface WarningsProps {
  source: WarningsSource
  /** The chosen time; now without. */
  when: When | null
  /** Rises when the post changes, so that it is asked again. */
  changes?: string
  /** Told whether there is something besides what the post costs. */
  onWarned?: (warned: boolean) => void
}

/** Milliseconds of rest before the API is asked again while somebody tries times. */
const pause = 350

/** What is worth knowing before a post goes out. Only notes: nothing here keeps anybody from anything. */
export default function Warnings({ source, when, changes, onWarned }: WarningsProps): JSX.Element | null {
  const [told, setTold] = useState<{ time: string; warnings: PostWarnings | null } | null>(null)
  const time = when ? `${when.wallTime} ${when.timeZone}` : ''
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(async () => {
      const answer = await source.ask(when)
      if (!isCurrent) return
      const warnings = answer?.ok ? answer.value : null
      setTold({ time, warnings })
      onWarned?.(warnings?.warnings.some(({ kind }) => kind !== 'COST') ?? false)
    }, pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
      onWarned?.(false)
    }
  }, [time, changes])
  // What was said about another time is of no use for this one.
  const found = told?.time === time ? told.warnings : null
  const warnings = found?.warnings ?? []
  return (
    <div class="warnings" role="status">
      {found && warnings.length > 0 ? (
        <>
          {/* No heading: the notes stand in a dialog, below the editor and in other people's pages, at no level of their own. */}
          <p class="warnings__title">{t(when ? 'warning.title' : 'warning.titleNow')}</p>
          <ul>
            {grouped(warnings).map(({ warning, accountIds }, index) => (
              <Note
                key={`${warning.kind} ${index}`}
                warning={warning}
                accountIds={accountIds}
                source={source}
                at={found.at}
              />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

/** The same about the same other post is one note, naming every account it concerns. */
function grouped(warnings: readonly PostWarning[]): { warning: PostWarning; accountIds: string[] }[] {
  const groups = new Map<string, { warning: PostWarning; accountIds: string[] }>()
  for (const [index, warning] of warnings.entries()) {
    const isAboutOther = warning.kind === 'NEAR_DUPLICATE' || warning.kind === 'COLLISION'
    const refused = 'isRefused' in warning && warning.isRefused
    const same = 'isIdentical' in warning && warning.isIdentical
    const key = isAboutOther ? `${warning.kind} ${warning.other.postId} ${refused} ${same}` : `${index}`
    const group = groups.get(key) ?? { warning, accountIds: [] }
    if (isAboutOther) group.accountIds.push(warning.accountId)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function Note(props: {
  warning: PostWarning
  accountIds: readonly string[]
  source: WarningsSource
  at: string
}): JSX.Element {
  const { warning, source, at } = props
  const { postHref } = source
  const other = 'other' in warning ? warning.other : null
  const serious = warning.kind !== 'COST'
  return (
    <li class={serious ? 'warnings__note tone-amber' : 'warnings__note tone-neutral'}>
      <Icon name={serious ? 'warning' : 'info'} />
      <div>
        <p>{describe(warning, props.accountIds, source, at)}</p>
        {other ? (
          <p class="warnings__other">
            <q>{other.excerpt}</q>
            {postHref ? (
              <a href={postHref(other.postId)} target="_blank" rel="noopener">
                {t('warning.open')}
              </a>
            ) : null}
          </p>
        ) : null}
      </div>
    </li>
  )
}

function describe(
  warning: PostWarning,
  accountIds: readonly string[],
  source: WarningsSource,
  at: string,
): string {
  const platform = platformName(warning.platform)
  const nameOf = (id: string | null) => handleOf(source.accounts, id) ?? platform
  const accounts = formatList(accountIds.map(nameOf))
  const when = (instant: string) => formatMoment(instant, source.timeZone)
  switch (warning.kind) {
    case 'NEAR_DUPLICATE': {
      const values = { accounts, time: when(warning.other.at) }
      if (warning.isRefused) return t('warning.REFUSED', { ...values, platform })
      return t(warning.isIdentical ? 'warning.IDENTICAL' : 'warning.NEAR_DUPLICATE', values)
    }
    case 'COPIES': {
      const { other } = warning
      if (!other) {
        return t('warning.COPIES', { platform, accounts: formatList(warning.accountIds.map(nameOf)) })
      }
      return t('warning.COPIES_OTHER', { platform, account: nameOf(other.accountId), time: when(other.at) })
    }
    case 'COLLISION':
      return warning.minutesApart === 0
        ? t('warning.SAME_MINUTE', { accounts })
        : t('warning.COLLISION', { accounts, count: warning.minutesApart })
    case 'QUOTA': {
      const { accountId, count, limit, seconds, isPassed } = warning
      const account = accountId === null ? t('warning.everyAccount') : nameOf(accountId)
      const time =
        seconds < 3_600
          ? t('warning.minutes', { count: seconds / 60 })
          : t('warning.hours', { count: seconds / 3_600 })
      return t(isPassed ? 'warning.QUOTA_PASSED' : 'warning.QUOTA_NEAR', {
        account,
        count,
        limit,
        time,
        platform,
      })
    }
    case 'COST': {
      const money = (thousandths: number) =>
        formatNumber(thousandths / 1_000, {
          style: 'currency',
          currency: warning.currency,
          maximumFractionDigits: 3,
        })
      const text = t(warning.withAddress > 0 ? 'warning.COST_LINK' : 'warning.COST', {
        platform,
        amount: money(warning.amount),
      })
      const month = formatDate(at, { month: 'long', timeZone: source.timeZone })
      return warning.month > warning.amount
        ? `${text} ${t('warning.COST_MONTH', { amount: money(warning.month), month })}`
        : text
    }
  }
}

function handleOf(accounts: readonly Account[], id: string | null): string | null {
  const account = accounts.find((each) => each.id === id)
  return account ? `${account.handle} (${platformName(account.platform)})` : null
}
