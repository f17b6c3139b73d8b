import type { JSX } from 'preact'
import { t } from '../../widget/i18n/index.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { Outcome } from './outcome.tsx'
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
  if (watched.value) return <Outcome job={watched.value} />
  if (signedIn.value === null || draft.value === null) return <Reading />
  return (
    <>
      <Waiting />
      {signedIn.value ? <Composer draft={draft.value} /> : <SignIn draft={draft.value} />}
    </>
  )
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
