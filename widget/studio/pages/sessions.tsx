import type { JSX } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import type { SignIn } from '../../api/views.ts'
import { formatMoment, t } from '../../i18n/index.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Button } from '../../ui/controls.tsx'
import { Skeleton } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { Session } from '../session.ts'
import { type PartOfList, useList } from './use-list.ts'

const perPage = 10
/** Sign-ins are a person's own: no room tells of them. */
const never = () => false

/** Where the person is signed in, with the way to end each sign-in but the one they look at. */
export function Sessions({ session }: { session: Session }): JSX.Element {
  const ask = useCallback(
    (query: PartOfList) => session.client.call('GET /v1/sessions', { query }),
    [session],
  )
  const list = useList(ask, perPage, never)
  const [ending, setEnding] = useState<SignIn | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const end = async ({ id }: SignIn) => {
    setEnding(null)
    const ended = await session.client.call('DELETE /v1/sessions/{sessionId}', { params: { sessionId: id } })
    setProblem(ended.ok ? null : ended.problem)
    if (ended.ok) showToast(t('sessions.ended'))
    await list.reload()
  }

  return (
    <section class="card settings__part">
      <div class="settings__head">
        <div>
          <h2>{t('sessions.title')}</h2>
          <p>{t('sessions.hint')}</p>
        </div>
      </div>
      {problem ? <ProblemBanner problem={problem} /> : null}
      {list.problem ? <ProblemBanner problem={list.problem} onRetry={() => void list.reload()} /> : null}
      {list.items === null && !list.problem ? <Skeleton height="64px" /> : null}
      {list.items?.length ? (
        <ul class="keys">
          {list.items.map((each) => (
            <li key={each.id}>
              <Icon name={each.client === 'extension' ? 'sparkle' : 'people'} />
              <div class="keys__text">
                <strong>{nameOf(each)}</strong>
                <span>
                  {each.isThis ? `${t('sessions.this')} · ` : ''}
                  {t('sessions.since', { time: formatMoment(each.createdAt) })}
                </span>
              </div>
              {each.isThis ? null : (
                <Button
                  size="small"
                  kind="danger"
                  aria-label={t('sessions.endOne', { name: nameOf(each) })}
                  onClick={() => setEnding(each)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {list.hasMore ? (
        <Button kind="quiet" busy={list.loading} onClick={() => void list.more()}>
          {t('sessions.more')}
        </Button>
      ) : null}
      {ending ? (
        <ConfirmDialog
          title={t('sessions.endTitle', { name: nameOf(ending) })}
          confirm={t('sessions.end')}
          onConfirm={() => void end(ending)}
          onClose={() => setEnding(null)}
        >
          {t('sessions.endText')}
        </ConfirmDialog>
      ) : null}
    </section>
  )
}

function nameOf({ client, browser, system }: SignIn): string {
  if (browser && system) return t(`sessions.${client}`, { browser, system })
  return t(`sessions.${client}Unknown`)
}
