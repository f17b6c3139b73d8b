import type { JSX } from 'preact'
import type { ContentIssue } from '../../core/check.ts'
import { formatBytes, lookUp, t } from '../../widget/i18n/index.ts'
import { platformName } from '../../widget/ui/platform-icon.tsx'
import type { DirectoryAccount } from '../account/directory.ts'

/** What keeps the post from going out, one line for each platform and cause. */
export function Issues(props: {
  issues: readonly ContentIssue[]
  chosen: readonly DirectoryAccount[]
}): JSX.Element {
  const lines = new Set(props.issues.map((issue) => describe(issue, props.chosen)))
  return (
    <div role="status">
      <ul class="issues" aria-label={t('extension.problems')}>
        {[...lines].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

function describe(issue: ContentIssue, chosen: readonly DirectoryAccount[]): string {
  const account = chosen.find(({ id }) => id === issue.accountId)
  const limit = issue.limit ?? 0
  const over = (issue.actual ?? 0) - limit
  const values = {
    platform: account ? platformName(account.platform) : '',
    name: t('extension.picture'),
    count: issue.code === 'TEXT_TOO_LONG' ? over : limit,
    size: formatBytes(issue.actual ?? 0),
    limit: formatBytes(limit),
  }
  return lookUp(`issue.${issue.code}`, values) ?? issue.code
}
