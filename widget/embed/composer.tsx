import type { JSX } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { joinRoom } from '../api/rooms.ts'
import { pageStorage } from '../composer/backup.ts'
import { Composer } from '../composer/composer.tsx'
import { createComposer } from '../composer/model.ts'
import { t } from '../i18n/index.ts'
import { Banner } from '../ui/feedback.tsx'
import { type FrameContext, startFrame } from './frame.tsx'
import type { Prefill } from './host.ts'
import { reportEvent } from './report.ts'

function EmbeddedComposer({ context }: { context: FrameContext }): JSX.Element {
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
        onEvent: (event) => reportEvent(host, event),
      }),
    [client, host, may, organizationId, timeZone, requiresApproval, userId],
  )
  useEffect(() => {
    let prefilled: Prefill | null = null
    const apply = () => {
      if (!prefilled) return
      const { text, url, title } = prefilled
      const taken = composer.prefill({
        ...(text ? { text } : {}),
        ...(url ? { link: { url, title: title ?? null, description: null, imageMediaId: null } } : {}),
      })
      if (taken) prefilled = null
    }
    host.onPrefill((prefill) => {
      prefilled = prefill
      apply()
    })
    void composer.start().then(apply)
    const leave = joinRoom({ client, onEvent: composer.noticeEvent, onRefresh: composer.refresh })
    return () => {
      leave()
      composer.stop()
    }
  }, [client, composer, host])
  if (!may('post.create')) return <Banner>{t('embed.notAllowed')}</Banner>
  return (
    <>
      <h1 class="visually-hidden">{t('embed.composer')}</h1>
      <Composer composer={composer} timeZone={timeZone} />
    </>
  )
}

void startFrame((context) => <EmbeddedComposer context={context} />)
