import type { ComponentType, JSX } from 'preact'
import { browser } from 'wxt/browser'
import { loadTexts, t } from '../../widget/i18n/index.ts'
import { Icon } from '../../widget/ui/icons.tsx'
import { closedKindOf } from '../capture/closed-pages.ts'
import { picturesTexts } from '../pictures-texts.ts'
import { capture } from './state.ts'

/** Why the page is not in the draft, once the popup is ready to type in; by the kind of page where its address tells it. */
export async function loadRefused(): Promise<ComponentType> {
  const [[active]] = await Promise.all([
    browser.tabs.query({ active: true, currentWindow: true }),
    loadTexts(picturesTexts),
  ])
  const kind = closedKindOf(active?.url)
  return function Refused(): JSX.Element | null {
    if (capture.value === 'done' || capture.value === 'reading') return null
    return (
      <p class="note">
        <Icon name="info" />
        <span>
          {kind
            ? `${t(`pictures.closed.${kind}`)} ${t('pictures.closedOffer')}`
            : t(`extension.problem.${capture.value}`)}
        </span>
      </p>
    )
  }
}
