import type { ComponentChildren, JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { directionIn, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import type { Draft } from '../drafts/draft.ts'
import { Accounts } from './accounts.tsx'
import { Actions } from './actions.tsx'
import { issuesOf, usableAccounts } from './facts.ts'
import { Issues } from './issues.tsx'
import { Meters } from './meters.tsx'
import { PageCard } from './page-card.tsx'
import { changeDraft, composing, directory, restoredFrom, startAgain, waitsForPage } from './state.ts'
import { useLater } from './use-later.ts'

/**
 * Writes one post: where to, what, with which page and image, and what shall become of it. The children stand below
 * the text.
 */
export function Composer(props: { draft: Draft; children?: ComponentChildren }): JSX.Element {
  const { draft, children } = props
  const Refused = useLater(() => import('./refused.tsx').then(({ loadRefused }) => loadRefused()))
  const accounts = usableAccounts(directory.value?.accounts ?? [])
  const chosen = accounts.filter((account) => draft.accountIds.includes(account.id))
  const issues = issuesOf(draft, chosen)
  return (
    <div class="stack">
      {Refused ? <Refused /> : null}
      <Accounts accounts={accounts} chosen={draft.accountIds} />
      <Text draft={draft} />
      <Meters draft={draft} chosen={chosen} />
      {issues.length > 0 && chosen.length > 0 ? <Issues issues={issues} chosen={chosen} /> : null}
      <Restored />
      {children}
      <PageCard draft={draft} />
      <Actions draft={draft} chosen={chosen} ready={issues.length === 0} />
    </div>
  )
}

function Text({ draft }: { draft: Draft }): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null)
  const before = useRef<{ key: string; text: string; waited: boolean } | null>(null)
  // Ready to type at the end, once for each draft, before it is painted.
  useLayoutEffect(() => {
    const was = before.current
    before.current = { key: draft.key, text: draft.text, waited: waitsForPage(draft) }
    if (was?.key === draft.key) return
    const isElsewhere = document.activeElement !== field.current
    // The page has come: whoever writes already, or has gone to another field, stays there.
    if (was?.waited && (isElsewhere || was.text === draft.text)) return
    field.current?.focus()
    field.current?.setSelectionRange(draft.text.length, draft.text.length)
  }, [draft])
  return (
    <textarea
      ref={field}
      class="input words"
      aria-label={t('extension.text')}
      placeholder={t('extension.textPlaceholder')}
      maxLength={10_000}
      value={draft.text}
      dir={directionIn(draft.text)}
      onInput={(event) => void changeDraft({ text: event.currentTarget.value })}
      onCompositionStart={() => {
        composing.value = true
      }}
      onCompositionEnd={() => {
        composing.value = false
      }}
    />
  )
}

function Restored(): JSX.Element | null {
  if (restoredFrom.value === null) return null
  return (
    <p class="note">
      <span>{t('extension.restored')}</span>
      <Button kind="quiet" size="small" icon="undo" onClick={() => void startAgain()}>
        {t('extension.startAgain')}
      </Button>
    </p>
  )
}
