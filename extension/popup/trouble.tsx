import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { t } from '../../widget/i18n/index.ts'
import { Button, LinkButton } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { ask } from '../ask.ts'
import { readWatches, type Watch } from '../status/watch.ts'
import { device } from '../storage/browser-store.ts'
import { server } from './state.ts'

/** Posts that were sent from this device and went wrong later, until the person has seen to them. */
export function Troubles(): JSX.Element {
  const [watches, setWatches] = useState<Watch[]>([])
  useEffect(() => {
    const look = () => void readWatches(device).then(setWatches)
    look()
    browser.storage.onChanged.addListener(look)
    return () => browser.storage.onChanged.removeListener(look)
  }, [])
  return (
    <>
      {watches.map(({ postId, title, trouble }) =>
        trouble === null ? null : (
          <div key={postId} class="banner tone-orange" role="alert">
            <Icon name="alert" />
            <span class="banner__text">
              {t(`extension.trouble.${trouble}`, { title: title || t('extension.untitled') })}
            </span>
            <span class="banner__actions">
              <LinkButton size="small" href={`${server.value}/posts/${postId}`} target="_blank" icon="open">
                {t('extension.openInStudio')}
              </LinkButton>
              <Button
                size="small"
                kind="quiet"
                icon="close"
                aria-label={t('common.dismiss')}
                onClick={() => void ask('watch.dismiss', { postId })}
              />
            </span>
          </div>
        ),
      )}
    </>
  )
}
