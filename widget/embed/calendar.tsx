import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { joinRoom } from '../api/rooms.ts'
import { CalendarPage } from '../calendar/calendar.tsx'
import { createCalendar } from '../calendar/model.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/controls.tsx'
import { Skeleton } from '../ui/feedback.tsx'
import { lazy } from '../ui/lazy.tsx'
import type { EditorProps } from './editor.tsx'
import { type FrameContext, startFrame } from './frame.tsx'

const Editor = lazy<EditorProps>(async () => (await import('./editor.tsx')).default)

function EmbeddedCalendar({ context }: { context: FrameContext }): JSX.Element {
  const { client, timeZone, may } = context
  const [editing, setEditing] = useState<{ postId?: string; wallTime?: string } | null>(null)
  const model = useMemo(
    () =>
      createCalendar({
        client,
        timeZone,
        may,
        view: matchMedia('(max-width: 720px)').matches ? 'list' : 'month',
      }),
    [client, timeZone, may],
  )
  useEffect(
    () => joinRoom({ client, onEvent: model.noticeEvent, onRefresh: () => void model.load(true) }),
    [client, model],
  )
  if (editing) {
    const close = () => setEditing(null)
    return (
      <>
        <div class="frame__back">
          <Button kind="quiet" size="small" icon="left" onClick={close}>
            {t('post.toCalendar')}
          </Button>
        </div>
        <Editor context={context} {...editing} onDone={close} waiting={<Skeleton height="320px" />} />
      </>
    )
  }
  return (
    <CalendarPage
      model={model}
      onOpen={(post) => setEditing({ postId: post.id })}
      {...(may('post.create')
        ? { onCompose: (wallTime: string) => setEditing(wallTime ? { wallTime } : {}) }
        : {})}
    />
  )
}

void startFrame((context) => <EmbeddedCalendar context={context} />)
