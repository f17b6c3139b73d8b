import type { JSX } from 'preact'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/controls.tsx'
import { DismissButton } from '../ui/dismiss-button.tsx'
import { Banner } from '../ui/feedback.tsx'
import { ProblemBanner } from '../ui/problem-banner.tsx'
import { describeProblem } from '../ui/problems.ts'
import type { Composer as ComposerModel } from './model.ts'

/** What is worth knowing about the work itself: somebody else's changes, a refusal, what came back from the device. */
export function Notices({ composer }: { composer: ComposerModel }): JSX.Element {
  const { recovered, problem, notice, saving } = composer
  return (
    <>
      {saving.value.kind === 'conflict' ? (
        <Banner
          tone="orange"
          urgent
          actions={
            <>
              <Button size="small" onClick={() => void composer.resolveConflict('theirs')}>
                {t('conflict.theirs')}
              </Button>
              <Button size="small" onClick={() => void composer.resolveConflict('mine')}>
                {t('conflict.mine')}
              </Button>
            </>
          }
        >
          <strong>{t('conflict.title')}</strong> {t('conflict.text')}
        </Banner>
      ) : null}
      {saving.value.kind === 'refused' && !problem.value ? (
        <ProblemBanner problem={saving.value.problem} />
      ) : null}
      {problem.value && problem.value.code !== 'REVISION_CONFLICT' ? (
        <Banner
          tone="red"
          urgent
          actions={
            <DismissButton
              onDismiss={() => {
                problem.value = null
              }}
            />
          }
        >
          {describeProblem(problem.value)}
        </Banner>
      ) : null}
      {notice.value ? (
        <Banner
          tone="amber"
          urgent
          actions={
            <DismissButton
              onDismiss={() => {
                notice.value = null
              }}
            />
          }
        >
          {notice.value}
        </Banner>
      ) : null}
      {recovered.value ? (
        <Banner
          icon="undo"
          actions={
            <>
              <Button size="small" onClick={() => void composer.discardRecovered()}>
                {t('recovered.discard')}
              </Button>
              <DismissButton
                onDismiss={() => {
                  recovered.value = false
                }}
              />
            </>
          }
        >
          {t('recovered.text')}
        </Banner>
      ) : null}
    </>
  )
}
