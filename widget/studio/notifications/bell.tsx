import type { JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../ui/controls.tsx'
import { EmptyState, Skeleton } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { place } from '../../ui/menu.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { path } from '../router.ts'
import type { Session } from '../session.ts'
import { type Inbox, useInbox } from './inbox.ts'
import { Notice } from './notice.tsx'
import './bell.css'

/** What needs the person, from every page: a count, and behind it the list. */
export function Bell({ session }: { session: Session }): JSX.Element {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const inbox = useInbox(session)
  const { unread, arrived } = inbox

  // What was chosen in the list is shown by the page behind it.
  useEffect(() => panel.current?.hidePopover(), [path.value])
  useEffect(() => {
    const shown = panel.current
    const anchor = button.current
    if (!open || !shown || !anchor) return
    const settle = () => place(shown, anchor)
    settle()
    shown.focus()
    addEventListener('resize', settle)
    return () => removeEventListener('resize', settle)
  }, [open])
  useEffect(() => {
    if (open && panel.current && button.current) place(panel.current, button.current)
  }, [inbox.items, inbox.problem])

  return (
    <>
      <button
        ref={button}
        type="button"
        class="bell"
        popovertarget={id}
        aria-label={t('bell.label', { count: unread })}
        title={t('bell.title')}
      >
        <Icon name="bell" />
        {unread > 0 ? (
          <span class="bell__count" aria-hidden="true">
            {unread > 99 ? `${formatNumber(99)}+` : formatNumber(unread)}
          </span>
        ) : null}
      </button>
      <span class="visually-hidden" role="status">
        {arrived > 0 ? <span key={arrived}>{t('bell.new')}</span> : null}
      </span>
      <div
        ref={panel}
        id={id}
        class="inbox"
        popover="auto"
        role="dialog"
        tabIndex={-1}
        aria-labelledby={`${id}-title`}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        <div class="inbox__head">
          <h2 id={`${id}-title`}>{t('bell.title')}</h2>
          {unread > 0 ? (
            <Button kind="quiet" size="small" onClick={() => void inbox.readAll()}>
              {t('bell.readAll')}
            </Button>
          ) : null}
        </div>
        {open ? <List inbox={inbox} /> : null}
      </div>
    </>
  )
}

function List({ inbox }: { inbox: Inbox }): JSX.Element {
  const { items, problem } = inbox
  return (
    <>
      {problem ? <ProblemBanner problem={problem} onRetry={() => void inbox.reload()} /> : null}
      {items === null && !problem ? (
        <div class="inbox__waiting" aria-busy="true">
          <Skeleton height="56px" />
          <Skeleton height="56px" />
        </div>
      ) : null}
      {items?.length === 0 ? (
        <EmptyState icon="bell" title={t('bell.none')}>
          {t('bell.noneText')}
        </EmptyState>
      ) : null}
      {items?.length ? (
        <ul class="inbox__list">
          {items.map((notification) => (
            <li key={notification.id}>
              <Notice notification={notification} onOpen={() => void inbox.read(notification)} />
            </li>
          ))}
        </ul>
      ) : null}
      {inbox.hasMore ? (
        <Button kind="quiet" wide onClick={() => void inbox.more()}>
          {t('bell.more')}
        </Button>
      ) : null}
    </>
  )
}
