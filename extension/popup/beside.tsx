import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadTexts, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { collectingTexts } from '../collecting-texts.ts'
import { draftBeside, saveBeside } from '../drafts/beside.ts'
import type { Draft } from '../drafts/draft.ts'
import { leaveArrival } from '../drafts/inbox.ts'
import { pagePiece, quotePiece } from '../drafts/piece.ts'
import { openPanel } from '../panel/open-panel.ts'
import { device } from '../storage/browser-store.ts'
import { changeDraft, draft, tab, watched } from './state.ts'

/** The button with its texts, once the popup is ready to type in. */
export async function loadBeside(): Promise<ComponentType> {
  await loadTexts(collectingTexts)
  return BesideButton
}

/** Leads from the popup to the side panel: with the draft, or with the page for a draft that stands there already. */
function BesideButton(): JSX.Element | null {
  const [beside, setBeside] = useState<Draft | null>(null)
  useEffect(() => {
    void draftBeside(device).then(setBeside)
  }, [])
  const shown = draft.value
  if (shown === null || tab.value === null || watched.value !== null) return null
  const adds = beside !== null && beside.key !== shown.key && shown.clip !== null
  const go = async (windowId: number) => {
    // All at once: the panel opens in the moment of the press or not at all, and takes the popup's place.
    if (adds && shown.clip) {
      const id = crypto.randomUUID()
      const piece = quotePiece(shown.clip, id) ?? pagePiece(shown.clip, id)
      void leaveArrival(device, { at: Date.now(), piece, clip: shown.clip })
    } else {
      void changeDraft({})
      void saveBeside(device, shown.key)
    }
    if (await openPanel(windowId)) window.close()
  }
  const { windowId } = tab.value
  return (
    <Button
      kind="quiet"
      size="small"
      icon="beside"
      data-action="beside"
      aria-label={adds ? t('collecting.addToOpen') : t('collecting.open')}
      onClick={() => void go(windowId)}
    />
  )
}
