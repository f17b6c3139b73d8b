import type { JSX } from 'preact'
import { formatRelative, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { discardDraft, openDraft, otherDrafts } from './state.ts'

/** Drafts that were left unsent on other pages. */
export function OtherDrafts(): JSX.Element | null {
  const drafts = otherDrafts.value
  if (drafts.length === 0) return null
  return (
    <details class="others">
      <summary>{t('extension.otherDrafts', { count: drafts.length })}</summary>
      <ul>
        {drafts.slice(0, 8).map((draft) => (
          <li key={draft.key}>
            <button type="button" class="others__open" onClick={() => void openDraft(draft)}>
              <span class="others__title" dir="auto">
                {draft.clip?.title ?? (draft.text.slice(0, 60) || t('extension.untitled'))}
              </span>
              <span class="small">{formatRelative(draft.changedAt)}</span>
            </button>
            <Button
              kind="quiet"
              size="small"
              icon="trash"
              aria-label={t('extension.discardDraft')}
              onClick={() => void discardDraft(draft)}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
