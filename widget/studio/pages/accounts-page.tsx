import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { type AvailablePlatform, availablePlatforms } from '../../../core/platforms/index.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Account } from '../../api/views.ts'
import { lookUp, t } from '../../i18n/index.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Button } from '../../ui/controls.tsx'
import { DismissButton } from '../../ui/dismiss-button.tsx'
import { Banner, Skeleton } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PlatformIcon, platformName } from '../../ui/platform-icon.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { showToast } from '../../ui/toast.tsx'
import { rereadOn } from '../live.ts'
import { navigate, query } from '../router.ts'
import type { Session } from '../session.ts'
import { PageHead } from '../shell.tsx'
import { AccountHead } from './account-head.tsx'
import { ConnectDialog } from './connect-dialog.tsx'
import './accounts-page.css'

/** The connected accounts and the way to more. */
export function AccountsPage({ session }: { session: Session }): JSX.Element {
  const [accounts, setAccounts] = useState<Account[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [connecting, setConnecting] = useState<AvailablePlatform | null>(null)
  const [leaving, setLeaving] = useState<Account | null>(null)
  const organizationId = session.organization.value?.id
  const refused = query.value.get('problem')

  const read = useCallback(async () => {
    const listed = await session.client.call('GET /v1/accounts')
    if (listed.ok) {
      setAccounts(listed.value.items)
      setProblem(null)
    } else setProblem(listed.problem)
  }, [session, organizationId])

  useEffect(() => {
    void read()
    return rereadOn(
      ({ type }) => type === 'account.changed',
      () => void read(),
    )
  }, [read])

  const connectedId = query.value.get('connected')
  const connected = accounts?.find(({ id }) => id === connectedId)
  useEffect(() => {
    if (!connected) return
    showToast(t('accounts.connected', { account: connected.handle }))
    navigate('/accounts', { replace: true })
  }, [connected])

  const disconnect = async (account: Account) => {
    setLeaving(null)
    const gone = await session.client.call('DELETE /v1/accounts/{accountId}', {
      params: { accountId: account.id },
    })
    if (!gone.ok) {
      setProblem(gone.problem)
      return
    }
    showToast(t('accounts.disconnected', { account: account.handle }))
    await read()
  }
  const mayConnect = session.may('account.connect')

  return (
    <>
      <PageHead title={t('nav.accounts')} hint={t('accounts.hint')} />
      {refused ? (
        <div class="accounts-page__notice">
          <Banner
            tone="red"
            urgent
            actions={<DismissButton onDismiss={() => navigate('/accounts', { replace: true })} />}
          >
            <strong>{t('accounts.notConnected')}</strong>{' '}
            {lookUp(`connect.${refused}`) ?? lookUp(`problem.${refused}`) ?? t('accounts.notConnectedHint')}
          </Banner>
        </div>
      ) : null}
      {problem ? (
        <div class="accounts-page__notice">
          <ProblemBanner problem={problem} onRetry={() => void read()} />
        </div>
      ) : null}
      {accounts === null && !problem ? <Skeleton height="150px" /> : null}
      {accounts && accounts.length > 0 ? (
        <ul class="rows accounts-page__list">
          {accounts.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              mayConnect={mayConnect}
              onReconnect={() => setConnecting(account.platform as AvailablePlatform)}
              onDisconnect={() => setLeaving(account)}
            />
          ))}
        </ul>
      ) : null}
      {mayConnect ? (
        <section class="connect" aria-labelledby="connect-title">
          <h2 id="connect-title">
            {accounts?.length === 0 ? t('accounts.connectFirst') : t('accounts.connect')}
          </h2>
          <div class="connect__platforms">
            {availablePlatforms.map((platform) => (
              <button
                key={platform}
                type="button"
                class="connect__platform"
                onClick={() => setConnecting(platform)}
              >
                <span class={`connect__glyph connect__glyph--${platform}`}>
                  <PlatformIcon platform={platform} />
                </span>
                <span>
                  <strong>{platformName(platform)}</strong>
                  <span>{t(`connect.${platform}Hint`)}</span>
                </span>
                <Icon name="right" />
              </button>
            ))}
          </div>
        </section>
      ) : null}
      {connecting ? (
        <ConnectDialog
          session={session}
          platform={connecting}
          onClose={() => setConnecting(null)}
          onConnected={(account) => {
            setConnecting(null)
            showToast(t('accounts.connected', { account: account.handle }))
            void read()
          }}
        />
      ) : null}
      {leaving ? (
        <ConfirmDialog
          title={t('accounts.disconnectTitle', { account: leaving.handle })}
          confirm={t('accounts.disconnect')}
          onConfirm={() => void disconnect(leaving)}
          onClose={() => setLeaving(null)}
        >
          {t('accounts.disconnectText')}
        </ConfirmDialog>
      ) : null}
    </>
  )
}

function AccountRow(props: {
  account: Account
  mayConnect: boolean
  onReconnect: () => void
  onDisconnect: () => void
}): JSX.Element {
  const { account, mayConnect, onReconnect, onDisconnect } = props
  const broken = account.status === 'NEEDS_RECONNECT'
  return (
    <li class="row account-row">
      <AccountHead
        name={account.displayName || account.handle}
        platform={account.platform}
        handle={account.handle}
        avatarUrl={account.avatarUrl}
        note={
          broken ? (
            <span class="account-row__broken">
              <Icon name="warning" />
              {account.statusDetail ?? t('accounts.needsReconnect')}
            </span>
          ) : null
        }
      />
      <div class="row__actions account-row__actions">
        {broken && mayConnect ? (
          <Button size="small" kind="primary" icon="refresh" onClick={onReconnect}>
            {t('accounts.reconnect')}
          </Button>
        ) : null}
        <Menu
          label={t('accounts.actions', { account: account.handle })}
          triggerClass="button button--quiet button--icon button--small"
          trigger={<Icon name="more" />}
          items={[
            ...(account.profileUrl
              ? [
                  {
                    label: t('accounts.profile'),
                    icon: 'open' as const,
                    onSelect: () => void open(account.profileUrl ?? '', '_blank', 'noopener'),
                  },
                ]
              : []),
            { label: t('accounts.reconnect'), icon: 'refresh', disabled: !mayConnect, onSelect: onReconnect },
            {
              label: t('accounts.disconnect'),
              icon: 'close',
              danger: true,
              disabled: !mayConnect,
              onSelect: onDisconnect,
            },
          ]}
        />
      </div>
    </li>
  )
}
