import type { JSX } from 'preact'
import type { Problem } from '../../core/problem.ts'
import { t } from '../i18n/index.ts'
import { Button } from './controls.tsx'
import { Banner } from './feedback.tsx'
import { describeProblem } from './problems.ts'

/** What went wrong, announced at once; with `onRetry` the way to try again stands beside it. */
export function ProblemBanner(props: { problem: Problem; onRetry?: (() => void) | undefined }): JSX.Element {
  const { problem, onRetry } = props
  return (
    <Banner
      tone="red"
      urgent
      actions={
        onRetry ? (
          <Button size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        ) : null
      }
    >
      {describeProblem(problem)}
    </Banner>
  )
}
