import type { JSX } from 'preact'
import { t } from '../../widget/i18n/index.ts'
import { Avatar } from '../../widget/ui/avatar.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { platformName } from '../../widget/ui/platform-icon.tsx'
import type { DirectoryAccount } from '../account/directory.ts'
import { changeDraft, directory, server } from './state.ts'

export function Accounts(props: {
  accounts: readonly DirectoryAccount[]
  chosen: readonly string[]
}): JSX.Element {
  const { accounts, chosen } = props
  if (directory.value !== null && accounts.length === 0) {
    return (
      <p class="note">
        <Icon name="info" />
        <span>
          {t('extension.noAccounts')}{' '}
          <a href={`${server.value}/accounts`} target="_blank" rel="noopener">
            {t('extension.connectAccounts')}
          </a>
        </span>
      </p>
    )
  }
  const toggle = (id: string) =>
    changeDraft({ accountIds: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] })
  return (
    <fieldset class="accounts" aria-label={t('extension.accounts')}>
      {accounts.map((account) => {
        const broken = account.status === 'NEEDS_RECONNECT'
        return (
          <button
            key={account.id}
            type="button"
            class="account"
            aria-pressed={chosen.includes(account.id)}
            title={
              broken ? t('extension.reconnect') : `${platformName(account.platform)} · ${account.handle}`
            }
            disabled={broken}
            onClick={() => toggle(account.id)}
          >
            <Avatar
              name={account.displayName || account.handle}
              src={account.avatarUrl}
              platform={account.platform}
              size={26}
            />
            <span class="account__name">
              <bdi>{account.displayName || account.handle}</bdi>
              <span class="visually-hidden">, {platformName(account.platform)}</span>
            </span>
          </button>
        )
      })}
    </fieldset>
  )
}
