import type { JSX } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { joinRoom } from '../api/rooms.ts'
import { pageStorage } from '../composer/backup.ts'
import { Composer } from '../composer/composer.tsx'
import { createComposer } from '../composer/model.ts'
import type { FrameContext } from './frame.tsx'
import { reportEvent } from './report.ts'

export interface EditorProps {
  context: FrameContext
  postId?: string
  wallTime?: string
  onDone: () => void
}

/** The composer inside the calendar's frame. */
export default function Editor({ context, postId, wallTime, onDone }: EditorProps): JSX.Element {
  const { host, client, organizationId, userId, timeZone, requiresApproval, may } = context
  const composer = useMemo(
    () =>
      createComposer({
        client,
        storage: pageStorage(),
        backupKey: `allin.embed.${organizationId}.${userId}`,
        timeZone,
        may,
        requiresApproval: () => requiresApproval,
        ...(postId ? { postId } : {}),
        ...(wallTime ? { initialWallTime: wallTime } : {}),
        onEvent: (event) => reportEvent(host, event),
      }),
    [client, host, may, organizationId, timeZone, requiresApproval, userId, postId, wallTime],
  )
  useEffect(() => {
    void composer.start()
    const leave = joinRoom({ client, onEvent: composer.noticeEvent, onRefresh: composer.refresh })
    return () => {
      leave()
      composer.stop()
    }
  }, [client, composer])
  return <Composer composer={composer} timeZone={timeZone} onSaved={onDone} onDeleted={onDone} />
}
