import type { ComponentType, JSX } from 'preact'
import { loadTexts, t } from '../../widget/i18n/index.ts'
import { Icon } from '../../widget/ui/icons.tsx'
import { picturesTexts } from '../pictures-texts.ts'
import { capture, closedAs } from './state.ts'

/** Why the page is not in the draft, once the popup is ready to type in; by what keeps it closed where that is known. */
export async function loadRefused(): Promise<ComponentType> {
  await loadTexts(picturesTexts)
  return function Refused(): JSX.Element | null {
    if (capture.value === 'done' || capture.value === 'reading') return null
    const closed = closedAs.value
    return (
      <p class="note">
        <Icon name="info" />
        <span>
          {closed
            ? `${t(`pictures.closed.${closed}`)} ${t('pictures.closedOffer')}`
            : t(`extension.problem.${capture.value}`)}
        </span>
      </p>
    )
  }
}
