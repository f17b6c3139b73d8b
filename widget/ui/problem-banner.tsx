import type { ComponentChildren, JSX } from 'preact'
import type { Problem } from '../../core/problem.ts'
import { t } from '../i18n/index.ts'
import { Button } from './controls.tsx'
import { Banner } from './feedback.tsx'
import { describeProblem } from './problems.ts'

/** Says at once that something did not work; with `onRetry` the way to try again stands beside it. */
export function TroubleBanner(props: {
  children: ComponentChildren
  onRetry?: (() => void) | undefined
}): JSX.Element {
  const { children, onRetry } = props
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
      {children}
    </Banner>
  )
}

/** What the API answered in place of what was asked for, in words. */
export function ProblemBanner(props: { problem: Problem; onRetry?: (() => void) | undefined }): JSX.Element {
  return <TroubleBanner onRetry={props.onRetry}>{describeProblem(props.problem)}</TroubleBanner>
}
