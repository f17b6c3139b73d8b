import type { ComponentType, JSX } from 'preact'
import { loadTexts } from '../../widget/i18n/index.ts'
import { collectingTexts } from '../collecting-texts.ts'
import { Pieces } from '../panel/pieces.tsx'
import { loadShoot } from '../pictures/shoot.tsx'
import { draft, signedIn } from './state.ts'
import { Toasts } from './toasts.tsx'

/** Screenshots and what was collected, once the popup is ready to type in. */
export async function loadPictures(): Promise<ComponentType> {
  const [Shoot] = await Promise.all([loadShoot(), loadTexts(collectingTexts)])
  return function Pictures(): JSX.Element | null {
    const shown = draft.value
    if (shown === null || !signedIn.value) return null
    return (
      <>
        <Shoot />
        {shown.pieces.length > 0 ? <Pieces draft={shown} /> : null}
        <Toasts />
      </>
    )
  }
}
