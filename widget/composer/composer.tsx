import type { ComponentChildren, JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { imageTypes } from '../../core/media.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/controls.tsx'
import { EmptyState, Skeleton } from '../ui/feedback.tsx'
import { lazy } from '../ui/lazy.tsx'
import { ProblemBanner } from '../ui/problem-banner.tsx'
import { AccountPicker } from './account-picker.tsx'
import { ActionBar } from './action-bar.tsx'
import { Issues } from './issues.tsx'
import { LinkCard, LinkDialog } from './link-card.tsx'
import { MediaStrip } from './media-strip.tsx'
import type { Composer as ComposerModel } from './model.ts'
import { Notices } from './notices.tsx'
import type { OutcomeProps } from './outcome.tsx'
import { Counters, TextEditor } from './text-editor.tsx'
import './composer.css'

const Outcome = lazy<OutcomeProps>(async () => (await import('./outcome.tsx')).default)
const Preview = lazy<{ composer: ComposerModel }>(async () => (await import('./preview.tsx')).default)

export interface ComposerProps {
  composer: ComposerModel
  /** Zone of the organization. */
  timeZone: string
  /** One narrow column with the preview folded away: popups and small frames. */
  compact?: boolean
  autofocus?: boolean
  /** Where accounts are connected; leads there when there is none. */
  accountsHref?: string
  /** Where a post's page is, for the link after sending. */
  postHref?: (postId: string) => string
  /** Shows what becomes of the post in place of the editor once it is sent; true unless told. */
  showOutcome?: boolean
  onSaved?: () => void
  onDeleted?: (postId: string) => void
  children?: ComponentChildren
}

/** The whole composer around one model. The model must have been started. */
export function Composer(props: ComposerProps): JSX.Element {
  const { composer, compact = false, accountsHref, showOutcome = true } = props
  const loading = composer.loading.value
  if (loading.kind === 'loading') return <Waiting />
  if (loading.kind === 'problem') {
    return <ProblemBanner problem={loading.problem} onRetry={() => void composer.start()} />
  }
  if (composer.accounts.value.length === 0) {
    return (
      <EmptyState
        icon="people"
        title={t('composer.noAccounts')}
        action={
          accountsHref && composer.may('account.connect') ? (
            <a class="button button--primary" href={accountsHref}>
              {t('accounts.connectFirst')}
            </a>
          ) : null
        }
      >
        {t(composer.may('account.connect') ? 'composer.noAccountsHint' : 'composer.noAccountsAsk')}
      </EmptyState>
    )
  }
  if (showOutcome && composer.finished.value) {
    return (
      <Outcome
        waiting={<Waiting />}
        composer={composer}
        {...(props.postHref ? { postHref: props.postHref } : {})}
      />
    )
  }
  return (
    <div class={`composer ${compact ? 'composer--compact' : ''}`}>
      <Editor {...props} />
      {compact ? (
        <FoldedPreview composer={composer} />
      ) : (
        <aside class="composer__side" aria-label={t('preview.title')}>
          <h2 class="composer__side-title">{t('preview.title')}</h2>
          <Preview composer={composer} waiting={<Skeleton height="220px" />} />
        </aside>
      )}
    </div>
  )
}

function Editor(props: ComposerProps): JSX.Element {
  const { composer, timeZone, autofocus = false, accountsHref, showOutcome = true, children } = props
  const { onSaved, onDeleted, postHref } = props
  const [dropping, setDropping] = useState(false)
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping files is a second way beside the button
    <div
      class={`composer__main ${dropping ? 'composer__main--dropping' : ''}`}
      data-drop={t('media.drop')}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setDropping(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false)
      }}
      onDrop={(event) => {
        setDropping(false)
        if (!carriesFiles(event)) return
        event.preventDefault()
        composer.uploads.add([...(event.dataTransfer?.files ?? [])])
      }}
    >
      <Notices composer={composer} />
      <AccountPicker composer={composer} {...(accountsHref ? { manageHref: accountsHref } : {})} />
      <div class="sheet">
        <TextEditor composer={composer} autofocus={autofocus} />
        <MediaStrip composer={composer} />
        <LinkCard composer={composer} />
        <Toolbar composer={composer} />
      </div>
      <Issues composer={composer} />
      {children}
      <ActionBar
        composer={composer}
        timeZone={timeZone}
        announces={!showOutcome}
        {...(onSaved ? { onSaved } : {})}
        {...(onDeleted ? { onDeleted } : {})}
        {...(postHref ? { postHref } : {})}
      />
    </div>
  )
}

function Toolbar({ composer }: { composer: ComposerModel }): JSX.Element {
  const input = useRef<HTMLInputElement>(null)
  const [linking, setLinking] = useState(false)
  return (
    <div class="toolbar">
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        multiple
        accept={[...imageTypes, 'image/*'].join(',')}
        onChange={(event) => {
          composer.uploads.add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Button kind="quiet" size="small" icon="image" onClick={() => input.current?.click()}>
        {t('media.add')}
      </Button>
      {composer.link.value ? null : (
        <Button kind="quiet" size="small" icon="link" onClick={() => setLinking(true)}>
          {t('link.add')}
        </Button>
      )}
      <Counters composer={composer} />
      {linking ? <LinkDialog composer={composer} link={null} onClose={() => setLinking(false)} /> : null}
    </div>
  )
}

function FoldedPreview({ composer }: { composer: ComposerModel }): JSX.Element {
  const [open, setOpen] = useState(false)
  return (
    <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('preview.title')}</summary>
      {open ? <Preview composer={composer} waiting={<Skeleton height="160px" />} /> : null}
    </details>
  )
}

function Waiting(): JSX.Element {
  return (
    <div class="composer__waiting" aria-busy="true">
      <span class="visually-hidden" role="status">
        {t('common.loading')}
      </span>
      <Skeleton height="38px" width="60%" />
      <Skeleton height="220px" />
      <Skeleton height="38px" />
    </div>
  )
}
