import type { ComponentChildren, JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { readAgent } from '../../../core/agent.ts'
import type { Problem } from '../../../core/problem.ts'
import { formatList, t } from '../../i18n/index.ts'
import { Button, LinkButton } from '../../ui/controls.tsx'
import { EmptyState, Skeleton } from '../../ui/feedback.tsx'
import { Mark } from '../../ui/icons.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { answerAddress, type ConnectRequest, readConnectRequest } from '../connect-request.ts'
import { query } from '../router.ts'
import type { Session } from '../session.ts'
import './entrance.css'
import './connect-extension.css'

/** Asks whether the extension of this browser may act for the person, and answers it. */
export function ConnectExtension({ session }: { session: Session }): JSX.Element {
  const request = readConnectRequest(query.value)
  useEffect(() => {
    document.title = `${t('letIn.title')} · AllIN`
  }, [])
  if (request === null) return <Refusal title={t('letIn.broken')}>{t('letIn.brokenText')}</Refusal>
  return <Question session={session} request={request} />
}

function Question({ session, request }: { session: Session; request: ConnectRequest }): JSX.Element {
  const { clientId, redirectUri, codeChallenge } = request
  const [known, setKnown] = useState<boolean | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [answered, setAnswered] = useState<'allowed' | 'denied' | null>(null)

  const look = useCallback(async () => {
    setProblem(null)
    const found = await session.client.call('GET /v1/extension/client', { query: { clientId, redirectUri } })
    if (found.ok) setKnown(true)
    else if (found.problem.code === 'ORIGIN_NOT_ALLOWED' || found.problem.status === 422) setKnown(false)
    else setProblem(found.problem)
  }, [session, clientId, redirectUri])
  useEffect(() => {
    void look()
  }, [look])

  const allow = async () => {
    setBusy(true)
    const made = await session.client.call('POST /v1/extension/codes', {
      body: { clientId, redirectUri, codeChallenge, codeChallengeMethod: 'S256' },
    })
    setBusy(false)
    if (!made.ok) return setProblem(made.problem)
    setAnswered('allowed')
    location.replace(answerAddress(request, { code: made.value.code }))
  }
  const deny = () => {
    setAnswered('denied')
    location.replace(answerAddress(request, { error: 'access_denied' }))
  }

  if (known === false) return <Refusal title={t('letIn.unknown')}>{t('letIn.unknownText')}</Refusal>
  return (
    <main class="entrance">
      <div class="entrance__column">
        <div class="entrance__brand">
          <Mark size={40} />
        </div>
        <h1>{answered ? t(`letIn.${answered}`) : t('letIn.title')}</h1>
        <p class="entrance__hint" role="status">
          {answered ? t('letIn.close') : whoAsks()}
        </p>
        {answered ? null : (
          <div class="card entrance__card let-in">
            {problem ? (
              <ProblemBanner problem={problem} onRetry={known ? undefined : () => void look()} />
            ) : null}
            {known ? <Facts session={session} /> : problem ? null : <Skeleton height="180px" />}
            {known ? (
              <>
                <p class="let-in__caution">{t('letIn.caution')}</p>
                <div class="let-in__answers">
                  <Button wide disabled={busy} onClick={deny}>
                    {t('letIn.deny')}
                  </Button>
                  <Button kind="primary" wide busy={busy} onClick={() => void allow()}>
                    {t('letIn.allow')}
                  </Button>
                </div>
              </>
            ) : null}
          </div>
        )}
        {answered ? null : (
          <p class="entrance__below">
            <Button kind="quiet" size="small" onClick={() => void session.signOut()}>
              {t('letIn.another')}
            </Button>
          </p>
        )}
      </div>
    </main>
  )
}

function whoAsks(): string {
  const { browser, system } = readAgent(navigator.userAgent)
  return browser && system ? t('letIn.asks', { browser, system }) : t('letIn.asksUnknown')
}

function Facts({ session }: { session: Session }): JSX.Element {
  const me = session.me.value
  return (
    <dl class="let-in__facts">
      <div>
        <dt>{t('letIn.account')}</dt>
        <dd>
          <strong>{me?.user.name}</strong>
          <br />
          {me?.user.email}
        </dd>
      </div>
      <div>
        <dt>{t('letIn.organizations')}</dt>
        <dd>{formatList(me?.organizations.map(({ name }) => name) ?? [])}</dd>
      </div>
      <div>
        <dt>{t('letIn.may')}</dt>
        <dd>{t('letIn.mayText')}</dd>
      </div>
      <div>
        <dt>{t('letIn.until')}</dt>
        <dd>{t('letIn.untilText')}</dd>
      </div>
    </dl>
  )
}

function Refusal({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <main class="splash">
      <EmptyState
        isPage
        icon="alert"
        title={title}
        action={<LinkButton href="/calendar">{t('letIn.toStudio')}</LinkButton>}
      >
        {children}
      </EmptyState>
    </main>
  )
}
