import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon, type IconName, Mark } from '../ui/icons.tsx'
import { Menu } from '../ui/menu.tsx'
import { DelayBanner } from './delay-banner.tsx'
import { readBeside, roomState } from './live.ts'
import { Bell } from './notifications/bell.tsx'
import { navigate, path } from './router.ts'
import type { Session } from './session.ts'
import { waitingCount } from './waiting.ts'
import './shell.css'

interface Place {
  href: string
  icon: IconName
  label: 'nav.calendar' | 'nav.posts' | 'review.nav' | 'nav.accounts' | 'nav.settings'
}

const places: readonly Place[] = [
  { href: '/calendar', icon: 'calendar', label: 'nav.calendar' },
  { href: '/drafts', icon: 'posts', label: 'nav.posts' },
  { href: '/review', icon: 'question', label: 'review.nav' },
  { href: '/accounts', icon: 'people', label: 'nav.accounts' },
  { href: '/settings', icon: 'settings', label: 'nav.settings' },
]

/** What stands around every page: where one can go, for whom one works, whether one is connected. */
export function Shell({ session, children }: { session: Session; children: ComponentChildren }): JSX.Element {
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {t('nav.skip')}
      </a>
      <header class="side">
        <div class="side__brand">
          <a class="brand" href="/calendar" aria-label="AllIN">
            <Mark />
            <span>
              All<b>IN</b>
            </span>
          </a>
        </div>
        <OrganizationSwitcher session={session} />
        {session.may('post.create') ? (
          <a class="button button--primary side__new" href="/compose">
            <Icon name="plus" />
            {t('nav.compose')}
          </a>
        ) : null}
        <Navigation withCompose={session.may('post.create')} toApprove={useToApprove(session)} />
        <Bell session={session} />
        <div class="side__foot">
          <Connection />
          <PersonMenu session={session} />
        </div>
      </header>
      <main class="page" id="main" tabIndex={-1}>
        <DelayBanner client={session.client} timeZone={session.organization.value?.timeZone ?? 'UTC'} />
        {children}
      </main>
    </div>
  )
}

/** How many posts wait for the approval of this person. */
function useToApprove(session: Session): number {
  const [waiting, setWaiting] = useState(0)
  const mayApprove = session.may('post.approve')
  useEffect(() => {
    if (!mayApprove) return
    const read = async () => {
      const counts = await session.client.call('GET /v1/approvals')
      if (counts.ok) setWaiting(counts.value.waiting)
    }
    return readBeside(
      ({ type }) => type === 'post.changed',
      () => void read(),
    )
  }, [session, mayApprove])
  return waiting
}

function Navigation({ withCompose, toApprove }: { withCompose: boolean; toApprove: number }): JSX.Element {
  const isAt = (href: string) =>
    path.value === href ||
    path.value.startsWith(`${href}/`) ||
    (href === '/drafts' && /^\/(posts|series)(\/|$)/.test(path.value))
  const toAnswer = waitingCount.value
  const counts: Partial<Record<string, { value: number; label: 'nav.waiting' | 'review.count' }>> = {
    '/drafts': { value: toApprove, label: 'nav.waiting' },
    '/review': { value: toAnswer, label: 'review.count' },
  }
  /** The tab bar of a phone has no room for a place where there is nothing. */
  const isIdle = (href: string) => href === '/review' && toAnswer === 0 && !isAt(href)
  const link = ({ href, icon, label }: Place) => {
    const count = counts[href]
    return (
      <li key={href} class={isIdle(href) ? 'nav__idle' : undefined}>
        <a href={href} class="nav__link" aria-current={isAt(href) ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{t(label)}</span>
          {count && count.value > 0 ? (
            <b class="nav__count numbers">
              <span aria-hidden="true">{count.value > 99 ? '99+' : count.value}</span>
              <span class="visually-hidden">{t(count.label, { count: count.value })}</span>
            </b>
          ) : null}
        </a>
      </li>
    )
  }
  return (
    <nav class="nav" aria-label={t('nav.main')}>
      <ul>
        {places.slice(0, 2).map(link)}
        {withCompose ? (
          <li class="nav__compose">
            <a href="/compose" class="nav__link" aria-current={isAt('/compose') ? 'page' : undefined}>
              <Icon name="plus" />
              <span>{t('nav.composeShort')}</span>
            </a>
          </li>
        ) : null}
        {places.slice(2).map(link)}
      </ul>
    </nav>
  )
}

function OrganizationSwitcher({ session }: { session: Session }): JSX.Element {
  const current = session.organization.value
  const others = session.me.value?.organizations ?? []
  return (
    <Menu
      triggerClass="switcher"
      heading={t('nav.organizations')}
      trigger={
        <>
          <span class="switcher__mark" aria-hidden="true">
            {current?.name.slice(0, 1).toUpperCase()}
          </span>
          <span class="visually-hidden">{t('nav.organization')}</span>
          <span class="switcher__name">{current?.name}</span>
          <Icon name="down" />
        </>
      }
      items={[
        ...others.map(({ id, name }) => ({
          label: name,
          ...(id === current?.id ? { icon: 'check' as const } : {}),
          onSelect: () => {
            session.choose(id)
            navigate('/calendar')
          },
        })),
        'line',
        { label: t('organization.new'), icon: 'plus', onSelect: () => navigate('/new-organization') },
      ]}
    />
  )
}

function PersonMenu({ session }: { session: Session }): JSX.Element {
  const user = session.me.value?.user
  return (
    <Menu
      triggerClass="person"
      trigger={
        <>
          <Avatar name={user?.name ?? '?'} src={null} size={30} />
          <span class="visually-hidden">{t('nav.account')}</span>
          <span class="person__name">
            <strong>{user?.name}</strong>
            <span>{user?.email}</span>
          </span>
        </>
      }
      items={[
        { label: t('nav.settings'), icon: 'settings', onSelect: () => navigate('/settings') },
        { label: t('nav.docs'), icon: 'open', onSelect: () => location.assign('/docs') },
        'line',
        { label: t('nav.signOut'), icon: 'out', onSelect: () => void session.signOut() },
      ]}
    />
  )
}

/** Says when the page is offline or hears of changes only every now and then. Silent when all is well. */
function Connection(): JSX.Element | null {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const update = () => setOnline(navigator.onLine)
    addEventListener('online', update)
    addEventListener('offline', update)
    return () => {
      removeEventListener('online', update)
      removeEventListener('offline', update)
    }
  }, [])
  const text = !online
    ? t('connection.offline')
    : roomState.value === 'polling'
      ? t('connection.polling')
      : ''
  return (
    <p class="connection" role="status">
      {text ? (
        <>
          <Icon name="offline" />
          {text}
        </>
      ) : null}
    </p>
  )
}

/** Heading of a page with what one can do there. */
export function PageHead(props: {
  title: string
  hint?: string
  back?: { href: string; label: string }
  children?: ComponentChildren
}): JSX.Element {
  const { title, hint, back, children } = props
  useEffect(() => {
    document.title = `${title} · AllIN`
  }, [title])
  return (
    <div class="page__head">
      <div class="page__heading">
        {back ? (
          <a class="page__back" href={back.href}>
            <Icon name="left" />
            {back.label}
          </a>
        ) : null}
        <h1>{title}</h1>
        {hint ? <p>{hint}</p> : null}
      </div>
      {children ? <div class="page__actions">{children}</div> : null}
    </div>
  )
}
