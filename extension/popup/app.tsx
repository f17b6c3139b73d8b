import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../../widget/i18n/index.ts'
import type { Job } from '../queue/job.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { SignIn } from './sign-in.tsx'
import { capture, draft, signedIn, watched } from './state.ts'
import { Waiting } from './waiting.tsx'

export function App(): JSX.Element {
  return (
    <>
      <Header />
      <main class="popup__body">
        <Content />
      </main>
    </>
  )
}

function Content(): JSX.Element {
  const Outcome = useOutcome()
  if (watched.value) return Outcome ? <Outcome job={watched.value} /> : <Reading />
  if (signedIn.value === null || draft.value === null) return <Reading />
  return (
    <>
      <Waiting />
      {signedIn.value ? <Composer draft={draft.value} /> : <SignIn draft={draft.value} />}
    </>
  )
}

/** The page after sending: its code comes once the popup is ready to type in, and is there before it is needed. */
function useOutcome(): ComponentType<{ job: Job }> | null {
  const [loaded, setLoaded] = useState<{ Outcome: ComponentType<{ job: Job }> } | null>(null)
  useEffect(() => {
    void import('./outcome.tsx').then(setLoaded)
  }, [])
  return loaded?.Outcome ?? null
}

function Reading(): JSX.Element {
  return (
    <div
      class="stack"
      role="status"
      aria-label={capture.value === 'reading' ? t('extension.clipping') : undefined}
    >
      <div class="skeleton skeleton--chips" />
      <div class="skeleton skeleton--text" />
      <div class="skeleton skeleton--page" />
    </div>
  )
}
