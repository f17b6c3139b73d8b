import type { JSX } from 'preact'
import type { ContentIssue } from '../../core/check.ts'
import type { PlatformId } from '../../core/platforms/index.ts'
import type { Account } from '../api/views.ts'
import { formatBytes, formatList, t } from '../i18n/index.ts'
import { Button } from '../ui/controls.tsx'
import { Icon } from '../ui/icons.tsx'
import { platformName } from '../ui/platform-icon.tsx'
import type { Composer } from './model.ts'

interface GroupedIssue {
  issue: ContentIssue
  accounts: Account[]
}

/** What keeps the post from going out, one line a cause, naming the accounts and the file; with a remedy where there is one. */
export function Issues({ composer }: { composer: Composer }): JSX.Element {
  const groups = composer.isEmpty.value ? [] : group(composer.issues.value, composer.accounts.value)
  const broken = composer.selected.value.filter(({ status }) => status === 'NEEDS_RECONNECT')
  return (
    <div class="issues" role="status">
      {groups.map(({ issue, accounts }) => (
        <div class="issue" key={`${issue.code} ${issue.mediaId ?? ''} ${accounts[0]?.id}`}>
          <Icon name="alert" />
          <span>{describe(issue, accounts, fileName(composer, issue.mediaId))}</span>
          <Remedy composer={composer} issue={issue} accounts={accounts} />
        </div>
      ))}
      {broken.map((account) => (
        <div class="issue issue--mild" key={account.id}>
          <Icon name="warning" />
          <span>
            {t('issue.reconnect', { account: account.handle, platform: platformName(account.platform) })}
          </span>
        </div>
      ))}
    </div>
  )
}

function Remedy(props: { composer: Composer; issue: ContentIssue; accounts: Account[] }): JSX.Element | null {
  const { composer, issue, accounts } = props
  const { mediaId, code } = issue
  if (mediaId && (code === 'IMAGE_TOO_LARGE' || code === 'IMAGE_TYPE_NOT_ACCEPTED')) {
    const medium = composer.media.value.find(({ key }) => key === mediaId)
    if (!medium || medium.mimeType === 'image/gif' || medium.state !== 'ready') return null
    return (
      <Button size="small" kind="quiet" onClick={() => composer.uploads.shrink(mediaId)}>
        {t('issue.shrink')}
      </Button>
    )
  }
  const platform = accounts[0]?.platform
  if (code !== 'TEXT_TOO_LONG' || !platform || composer.tab.value === platform) return null
  if (composer.platforms.value.length < 2) return null
  return (
    <Button size="small" kind="quiet" onClick={() => composer.customise(platform)}>
      {t('issue.customise', { platform: platformName(platform) })}
    </Button>
  )
}

function group(issues: readonly ContentIssue[], accounts: readonly Account[]): GroupedIssue[] {
  const groups = new Map<string, GroupedIssue>()
  for (const issue of issues) {
    const account = accounts.find(({ id }) => id === issue.accountId)
    if (!account) continue
    const key = `${issue.code} ${issue.mediaId ?? ''} ${issue.actual} ${issue.limit} ${issue.code === 'TEXT_TOO_LONG' ? account.platform : ''}`
    const known = groups.get(key)
    if (known) known.accounts.push(account)
    else groups.set(key, { issue, accounts: [account] })
  }
  return [...groups.values()]
}

function fileName(composer: Composer, mediaId: string | undefined): string {
  const media = composer.media.value
  const at = media.findIndex(({ key }) => key === mediaId)
  return media[at]?.fileName ?? t('media.number', { position: at + 1 })
}

function describe(issue: ContentIssue, accounts: readonly Account[], name: string): string {
  const platforms = [...new Set(accounts.map(({ platform }) => platform))].map((each: PlatformId) =>
    platformName(each),
  )
  const platform = formatList(platforms)
  const { limit = 0, actual = 0 } = issue
  switch (issue.code) {
    case 'EMPTY':
      return t('issue.EMPTY')
    case 'TEXT_TOO_LONG':
      return t('issue.TEXT_TOO_LONG', { platform, count: actual - limit })
    case 'TOO_MANY_IMAGES':
      return t('issue.TOO_MANY_IMAGES', { platform, count: limit })
    case 'IMAGE_TYPE_NOT_ACCEPTED':
      return t('issue.IMAGE_TYPE_NOT_ACCEPTED', { platform, name })
    case 'IMAGE_TOO_LARGE':
      return t('issue.IMAGE_TOO_LARGE', {
        platform,
        name,
        size: formatBytes(actual),
        limit: formatBytes(limit),
      })
    case 'ALT_TEXT_TOO_LONG':
      return t('issue.ALT_TEXT_TOO_LONG', { platform, name, count: limit })
    case 'GIF_NOT_ALONE':
      return t('issue.GIF_NOT_ALONE', { platform })
  }
}
