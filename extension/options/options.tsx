import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { t } from '../../widget/i18n/index.ts'
import { Button, TextField } from '../../widget/ui/controls.tsx'
import { Mark } from '../../widget/ui/icons.tsx'
import { ask } from '../ask.ts'
import { device } from '../storage/browser-store.ts'
import { readSettings, saveSettings, serverFrom } from '../storage/settings.ts'
import { Notifications } from './notifications.tsx'
import { SignedIn } from './signed-in.tsx'

/** The server, who is signed in, the keyboard, and what the extension does with data. */
export function Options(): JSX.Element {
  return (
    <div class="options">
      <header class="options__head">
        <Mark size={32} />
        <h1>{t('extension.optionsTitle')}</h1>
      </header>
      <Server />
      <SignedIn />
      <Notifications />
      <Shortcuts />
      <section>
        <h2>{t('extension.privacy')}</h2>
        <p class="options__text">{t('extension.privacyText')}</p>
      </section>
    </div>
  )
}

function Server(): JSX.Element | null {
  const [typed, setTyped] = useState<string | null>(null)
  const [state, setState] = useState<'' | 'wrong' | 'saved'>('')
  useEffect(() => {
    void readSettings(device).then(({ server }) => setTyped(server))
  }, [])
  // Nobody types into a field whose stored value still comes in between.
  if (typed === null) return null
  const save = async () => {
    const server = serverFrom(typed)
    if (server === null) return setState('wrong')
    const before = await readSettings(device)
    if (server !== before.server) await ask('account.leave-server', {})
    await saveSettings(device, { ...before, server })
    setTyped(server)
    setState('saved')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={t('extension.serverLabel')}
        hint={state === 'saved' ? t('extension.serverSaved') : t('extension.serverHint')}
        problem={state === 'wrong' ? t('extension.serverWrong') : null}
        value={typed}
        spellcheck={false}
        autocomplete="url"
        inputMode="url"
        onValue={(value) => {
          setTyped(value)
          setState('')
        }}
      />
      <Button type="submit" kind="primary">
        {t('extension.save')}
      </Button>
    </form>
  )
}

function Shortcuts(): JSX.Element {
  const [keys, setKeys] = useState<Record<string, string>>({})
  useEffect(() => {
    void browser.commands
      .getAll()
      .then((commands) =>
        setKeys(Object.fromEntries(commands.map(({ name, shortcut }) => [name ?? '', shortcut ?? '']))),
      )
  }, [])
  const rows = [
    [t('extension.shortcutOpen'), keys._execute_action],
    [t('extension.shortcutClip'), keys['clip-page']],
    [t('extension.shortcutAdd'), keys['add-to-draft']],
    [t('extension.shortcutPanel'), keys['open-panel']],
  ]
  return (
    <section>
      <h2>{t('extension.shortcuts')}</h2>
      <dl class="shortcuts">
        {rows.map(([what, key]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{key ? <kbd>{key}</kbd> : t('extension.shortcutNone')}</dd>
          </div>
        ))}
      </dl>
      <p class="options__text">{t('extension.shortcutsHint')}</p>
    </section>
  )
}
