import type { JSX } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { PostSummary } from '../../api/views.ts'
import { CalendarPage } from '../../calendar/calendar.tsx'
import { createCalendar } from '../../calendar/model.ts'
import { t } from '../../i18n/index.ts'
import { listen } from '../live.ts'
import { navigate } from '../router.ts'
import type { Membership, Session } from '../session.ts'
import { FirstSteps } from './first-steps.tsx'

/** Drafts and what is scheduled open in the editor; what has gone out shows its story. */
export function hrefOf(post: Pick<PostSummary, 'id' | 'status'>): string {
  return post.status === 'DRAFT' ? `/compose/${post.id}` : `/posts/${post.id}`
}

export function CalendarHome({
  session,
  organization,
}: {
  session: Session
  organization: Membership
}): JSX.Element {
  const { id, timeZone } = organization
  const model = useMemo(
    () =>
      createCalendar({
        client: session.client,
        timeZone,
        may: session.may,
        view: matchMedia('(max-width: 720px)').matches ? 'list' : 'month',
      }),
    [session, id, timeZone],
  )
  useEffect(() => {
    document.title = `${t('nav.calendar')} · AllIN`
    return listen({ onEvent: model.noticeEvent, onRefresh: () => void model.load(true) })
  }, [model])
  return (
    <>
      {model.hasNoAccounts.value ? <FirstSteps session={session} hasAccounts={false} /> : null}
      <CalendarPage
        model={model}
        onOpen={(post) => navigate(hrefOf(post))}
        {...(session.may('post.create')
          ? { onCompose: (wallTime: string) => navigate(wallTime ? `/compose?at=${wallTime}` : '/compose') }
          : {})}
      />
    </>
  )
}
