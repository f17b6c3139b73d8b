import type { ComponentChildren, JSX } from 'preact'
import { loadTexts } from '../../widget/i18n/index.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { draft, signedIn, waitsForPage, watched } from './state.ts'
import { useLater } from './use-later.ts'

export function App(): JSX.Element {
  const Beside = useLater(() => import('./beside.tsx').then(({ loadBeside }) => loadBeside()))
  const Pictures = useLater(() => import('./pictures.tsx').then(({ loadPictures }) => loadPictures()))
  // What goes on elsewhere, or is for one draft, waits for the page as well.
  const isThere = draft.value !== null && !waitsForPage(draft.value)
  return (
    <>
      <Header>{Beside && isThere ? <Beside /> : null}</Header>
      <main class="popup__body">
        <Content>{Pictures && isThere ? <Pictures /> : null}</Content>
      </main>
    </>
  )
}

/** The composer, or what stands in its place: the sign-in, what became of a post. */
export function Content({ children }: { children?: ComponentChildren }): JSX.Element {
  const Outcome = useLater(() => withTexts(import('./outcome.tsx').then((part) => part.Outcome)))
  const SignIn = useLater(() => withTexts(import('./sign-in.tsx').then((part) => part.loadSignIn())))
  const Waiting = useLater(() => withTexts(import('./waiting.tsx').then((part) => part.Waiting)))
  const OtherDrafts = useLater(() => import('./other-drafts.tsx').then((part) => part.OtherDrafts))
  if (watched.value) return Outcome ? <Outcome job={watched.value} /> : <Reading />
  if (signedIn.value === null || draft.value === null) return <Reading />
  if (!signedIn.value && !SignIn) return <Reading />
  return (
    <>
      {Waiting ? <Waiting /> : null}
      {SignIn && !signedIn.value ? (
        <>
          <SignIn draft={draft.value} />
          {children}
        </>
      ) : (
        <>
          {OtherDrafts ? <OtherDrafts /> : null}
          <Composer draft={draft.value}>{children}</Composer>
        </>
      )}
    </>
  )
}

async function withTexts<Part>(part: Promise<Part>): Promise<Part> {
  const { laterTexts } = await import('../later-texts.ts')
  await loadTexts(laterTexts)
  return part
}

function Reading(): JSX.Element {
  return (
    <div class="stack">
      <div class="skeleton skeleton--chips" />
      <div class="skeleton skeleton--text" />
      <div class="skeleton skeleton--page" />
    </div>
  )
}
