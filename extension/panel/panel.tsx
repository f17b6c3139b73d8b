import type { JSX } from 'preact'
import { Content } from '../popup/app.tsx'
import { Header } from '../popup/header.tsx'
import { draft, signedIn, watched } from '../popup/state.ts'
import { Toasts } from '../popup/toasts.tsx'
import { Pieces } from './pieces.tsx'
import { Toolbar } from './toolbar.tsx'

/** The draft beside the pages: what one collects while reading becomes one post. */
export function Panel(): JSX.Element {
  const collects = draft.value !== null && signedIn.value !== null
  return (
    <>
      <Header />
      {collects ? <Toolbar /> : null}
      <main class="popup__body">
        <Content>{draft.value && watched.value === null ? <Pieces draft={draft.value} /> : null}</Content>
      </main>
      <Toasts />
    </>
  )
}
