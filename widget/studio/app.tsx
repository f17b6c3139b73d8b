import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { connectPath } from '../../core/extension.ts'
import { isConnectionProblem } from '../api/result.ts'
import { t } from '../i18n/index.ts'
import { Button, LinkButton } from '../ui/controls.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Mark } from '../ui/icons.tsx'
import { describeProblem } from '../ui/problems.ts'
import { Toaster } from '../ui/toast.tsx'
import { goLive, listen } from './live.ts'
import { nameProblem } from './name-problem.ts'
import { AccountsPage } from './pages/accounts-page.tsx'
import { CalendarHome } from './pages/calendar-page.tsx'
import { ComposePage } from './pages/compose-page.tsx'
import { CreateOrganizationPage, SignInPage, SignUpPage } from './pages/entrance.tsx'
import { PostPage } from './pages/post-page.tsx'
import { PostsPage } from './pages/posts-page.tsx'
import { ReviewPage } from './pages/review-page.tsx'
import { SeriesPage } from './pages/series-page.tsx'
import { SettingsPage } from './pages/settings-page.tsx'
import { navigate, path, query } from './router.ts'
import type { Membership, Session } from './session.ts'
import { Shell } from './shell.tsx'
import { ConnectExtension } from './sign-ins-parts.ts'
import { watchWaiting } from './waiting.ts'

export function App({ session }: { session: Session }): JSX.Element {
  return (
    <>
      <Current session={session} />
      <Toaster />
    </>
  )
}

function Current({ session }: { session: Session }): JSX.Element {
  const state = session.state.value
  const problem = state === 'problem' ? session.problem.value : null
  const organization = session.organization.value
  const organizationId = organization?.id
  const isEntrance = path.value === '/sign-in' || path.value === '/sign-up'

  useEffect(() => {
    if (state !== 'ready' || !organizationId) return
    const leave = goLive(session.client)
    const forget = watchWaiting(session.client)
    return () => {
      leave()
      forget()
    }
  }, [session, state, organizationId])
  useEffect(
    () =>
      listen({
        onEvent: ({ type }) => {
          if (type === 'organization.changed') void session.load()
        },
        onRefresh: () => {},
      }),
    [session],
  )
  useEffect(() => {
    if (state === 'signed-out' && !isEntrance) {
      const here = path.value + location.search
      const back = here === '/' ? '' : `?back=${encodeURIComponent(here)}`
      navigate(`/sign-in${back}`, { replace: true })
    }
    if (state === 'ready' && (isEntrance || path.value === '/')) {
      navigate(ownPath(query.value.get('back')) ?? '/calendar', { replace: true })
    }
  }, [state, isEntrance, path.value])

  if (problem) {
    return (
      <main class="splash">
        <EmptyState
          isPage
          icon={isConnectionProblem(problem) ? 'offline' : 'alert'}
          title={nameProblem(problem)}
          action={<Button onClick={() => void session.load()}>{t('common.retry')}</Button>}
        >
          {describeProblem(problem)}
        </EmptyState>
      </main>
    )
  }
  if (state === 'signed-out') {
    return path.value === '/sign-up' ? <SignUpPage session={session} /> : <SignInPage session={session} />
  }
  if (state === 'no-organization' || (organization && path.value === '/new-organization')) {
    return <CreateOrganizationPage session={session} />
  }
  if (state === 'loading' || !organization || isEntrance) return <Splash />
  if (path.value === connectPath) return <ConnectExtension session={session} waiting={<Splash />} />
  return (
    <Shell session={session} key={organization.id}>
      <Page session={session} organization={organization} />
    </Shell>
  )
}

function Splash(): JSX.Element {
  return (
    <main class="splash" aria-busy="true">
      <Mark size={40} />
      <span class="visually-hidden">{t('common.loading')}</span>
    </main>
  )
}

function Page({ session, organization }: { session: Session; organization: Membership }): JSX.Element {
  const { timeZone } = organization
  const [, first = '', second] = path.value.split('/')
  switch (first) {
    case '':
    case 'calendar':
      return <CalendarHome session={session} organization={organization} />
    case 'drafts':
      return <PostsPage session={session} timeZone={timeZone} />
    case 'compose':
      return (
        <ComposePage
          key={second ?? 'new'}
          session={session}
          organization={organization}
          {...(second ? { postId: second } : {})}
        />
      )
    case 'posts':
      if (second) return <PostPage key={second} session={session} timeZone={timeZone} postId={second} />
      break
    case 'series':
      return <SeriesPage session={session} />
    case 'review':
      return <ReviewPage session={session} timeZone={timeZone} />
    case 'accounts':
      return <AccountsPage session={session} />
    case 'settings':
      return <SettingsPage session={session} />
  }
  return (
    <EmptyState
      isPage
      icon="question"
      title={t('studio.notFound')}
      action={<LinkButton href="/calendar">{t('post.toCalendar')}</LinkButton>}
    />
  )
}

/** A path of Studio from an address, or null: never another site. */
function ownPath(text: string | null): string | null {
  return text && /^\/(?![/\\])/.test(text) ? text : null
}
