import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { t } from '../../widget/i18n/index.ts'
import { device } from '../storage/browser-store.ts'
import { readSettings, saveSettings } from '../storage/settings.ts'

const permission = { permissions: ['notifications' as const] }

/** Whether to say outside the window what became of a post. The browser is asked when the person wants it, not before. */
export function Notifications(): JSX.Element {
  const [wanted, setWanted] = useState(false)
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    void Promise.all([readSettings(device), browser.permissions.contains(permission)]).then(
      ([{ notify }, allowed]) => setWanted(notify && allowed),
    )
  }, [])
  const choose = async (notify: boolean) => {
    // In the moment of the press: the browser asks the person then, or not at all.
    const allowed = notify && (await browser.permissions.request(permission).catch(() => false))
    setRefused(notify && !allowed)
    setWanted(allowed)
    if (!notify) await browser.permissions.remove(permission)
    await saveSettings(device, { ...(await readSettings(device)), notify: allowed })
  }
  return (
    <section>
      <h2>{t('extension.notifications')}</h2>
      <label class="options__check">
        <input
          type="checkbox"
          checked={wanted}
          onChange={(event) => {
            const { currentTarget } = event
            // Shown as chosen once the browser has agreed.
            const notify = currentTarget.checked
            currentTarget.checked = wanted
            void choose(notify)
          }}
        />
        <span>{t('extension.notify')}</span>
      </label>
      <p class="options__text" role="status">
        {refused ? t('extension.notifyRefused') : t('extension.notifyHint')}
      </p>
    </section>
  )
}
