import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { loadTexts, lookUp, t } from '../../widget/i18n/index.ts'
import { Button, TextField } from '../../widget/ui/controls.tsx'
import { ask } from '../ask.ts'
import type { Draft } from '../drafts/draft.ts'
import { signInTexts } from '../sign-in-texts.ts'
import { PageCard } from './page-card.tsx'
import { send, server, waitsForPage } from './state.ts'
import { StudioSignIn } from './studio-sign-in.tsx'

/** The sign-in, once its texts are there. */
export async function loadSignIn(): Promise<typeof SignIn> {
  await loadTexts(signInTexts)
  return SignIn
}

/** The popup while nobody is signed in. The page is clipped already and stays on the device. */
export function SignIn({ draft }: { draft: Draft }): JSX.Element {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async () => {
    setBusy(true)
    const { problem } = await ask('account.sign-in', { email: email.trim(), password })
    setBusy(false)
    setProblem(
      problem === null
        ? null
        : problem.status === 401
          ? t('extension.signInWrong')
          : (lookUp(`problem.${problem.code}`) ?? problem.detail),
    )
  }
  return (
    <div class="stack">
      <PageCard draft={draft} />
      <p class="lead">{t('extension.signInLead')}</p>
      <StudioSignIn />
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p class="or">{t('extension.studioOr')}</p>
        <TextField
          label={t('extension.email')}
          type="email"
          autocomplete="username"
          required
          value={email}
          onValue={setEmail}
        />
        <TextField
          label={t('extension.password')}
          type="password"
          autocomplete="current-password"
          required
          value={password}
          onValue={setPassword}
          problem={problem}
        />
        <Button type="submit" wide busy={busy}>
          {t('extension.signIn')}
        </Button>
        <Button kind="quiet" wide disabled={waitsForPage(draft)} onClick={() => void send({ kind: 'draft' })}>
          {t('extension.keepForLater')}
        </Button>
      </form>
      <p class="small">
        {t('extension.server', { server: server.value.replace(/^https?:\/\//, '') })}{' '}
        <button type="button" class="as-link" onClick={() => void browser.runtime.openOptionsPage()}>
          {t('extension.changeServer')}
        </button>
        {' · '}
        <a href={`${server.value}/sign-up`} target="_blank" rel="noopener">
          {t('extension.signUp')}
        </a>
      </p>
    </div>
  )
}
