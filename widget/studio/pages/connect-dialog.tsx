import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { AvailablePlatform } from '../../../core/platforms/index.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Account } from '../../api/views.ts'
import { t } from '../../i18n/index.ts'
import { Button, TextField } from '../../ui/controls.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { platformName } from '../../ui/platform-icon.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import type { Session } from '../session.ts'

/** Asks for what a platform needs before its consent screen, then goes there. */
export function ConnectDialog(props: {
  session: Session
  platform: AvailablePlatform
  onClose: () => void
  onConnected: (account: Account) => void
}): JSX.Element {
  const { session, platform, onClose, onConnected } = props
  const [server, setServer] = useState('')
  const [handle, setHandle] = useState('')
  const [appPassword, setAppPassword] = useState('')
  const [withPassword, setWithPassword] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const name = platformName(platform)

  const connect = async () => {
    setBusy(true)
    setProblem(null)
    const result = await session.client.call('POST /v1/accounts/connect', {
      body: {
        platform,
        returnTo: '/accounts',
        ...(platform === 'mastodon' ? { server: server.trim() } : {}),
        ...(platform === 'bluesky' && handle.trim() ? { handle: handle.trim().replace(/^@/, '') } : {}),
        ...(platform === 'bluesky' && withPassword ? { appPassword: appPassword.trim() } : {}),
      },
    })
    if (!result.ok) {
      setProblem(result.problem)
      setBusy(false)
    } else if ('authorizeUrl' in result.value) {
      // Stays busy: the browser is leaving for the consent screen.
      location.assign(result.value.authorizeUrl)
    } else onConnected(result.value.account)
  }

  return (
    <Dialog
      title={t('connect.title', { platform: name })}
      onClose={onClose}
      onSubmit={() => void connect()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {platform === 'bluesky' && withPassword
              ? t('connect.submit')
              : t('connect.continue', { platform: name })}
          </Button>
        </>
      }
    >
      {problem ? <ProblemBanner problem={problem} /> : null}
      <p class="connect__text">{t(`connect.${platform}Text`)}</p>
      {platform === 'mastodon' ? (
        <TextField
          label={t('connect.server')}
          hint={t('connect.serverHint')}
          required
          autoFocus
          autoCapitalize="none"
          autoComplete="off"
          spellcheck={false}
          inputMode="url"
          placeholder="mastodon.social"
          value={server}
          onValue={setServer}
        />
      ) : null}
      {platform === 'bluesky' ? (
        <>
          <TextField
            label={t('connect.handle')}
            hint={t('connect.handleHint')}
            required
            autoFocus
            autoCapitalize="none"
            autoComplete="off"
            spellcheck={false}
            placeholder="name.bsky.social"
            value={handle}
            onValue={setHandle}
          />
          {withPassword ? (
            <TextField
              label={t('connect.appPassword')}
              hint={t('connect.appPasswordHint')}
              required
              type="password"
              autoComplete="off"
              placeholder="xxxx-xxxx-xxxx-xxxx"
              value={appPassword}
              onValue={setAppPassword}
            />
          ) : null}
          <p>
            <button type="button" class="link connect__switch" onClick={() => setWithPassword(!withPassword)}>
              {t(withPassword ? 'connect.useConsent' : 'connect.usePassword')}
            </button>
          </p>
        </>
      ) : null}
    </Dialog>
  )
}
