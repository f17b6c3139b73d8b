import type { JSX } from 'preact'
import type { Account } from '../api/views.ts'
import { t } from '../i18n/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icons.tsx'
import { platformName } from '../ui/platform-icon.tsx'
import type { Composer } from './model.ts'

/** Where the post goes: one chip an account, pressed when chosen. */
export function AccountPicker({
  composer,
  manageHref,
}: {
  composer: Composer
  manageHref?: string
}): JSX.Element {
  const chosen = composer.accountIds.value
  return (
    <fieldset class="accounts" aria-label={t('composer.accounts')}>
      {composer.accounts.value.map((account) => (
        <AccountChip
          key={account.id}
          account={account}
          chosen={chosen.includes(account.id)}
          onToggle={() => composer.toggleAccount(account.id)}
        />
      ))}
      {manageHref ? (
        <a class="account account--add" href={manageHref} title={t('accounts.connect')}>
          <Icon name="plus" />
          <span class="visually-hidden">{t('accounts.connect')}</span>
        </a>
      ) : null}
    </fieldset>
  )
}

function AccountChip(props: { account: Account; chosen: boolean; onToggle: () => void }): JSX.Element {
  const { account, chosen, onToggle } = props
  const { platform, displayName, handle, status } = account
  const broken = status === 'NEEDS_RECONNECT'
  return (
    <button
      type="button"
      class="account"
      aria-pressed={chosen}
      title={`${platformName(platform)} · ${handle}`}
      onClick={onToggle}
    >
      <Avatar name={displayName} src={account.avatarUrl} platform={platform} size={26} />
      <bdi class="account__name">{displayName || handle}</bdi>
      <span class="visually-hidden">
        {platformName(platform)} {handle}
        {broken ? `, ${t('accounts.needsReconnect')}` : ''}
      </span>
      {broken ? <Icon name="warning" class="account__warning" /> : null}
    </button>
  )
}
