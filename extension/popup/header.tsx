import type { ComponentChildren, JSX } from 'preact'
import { browser } from 'wxt/browser'
import { t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { Mark } from '../../widget/ui/icons.tsx'
import { directory } from './state.ts'

/** Where one is; the children stand before the way to the options. */
export function Header({ children }: { children?: ComponentChildren }): JSX.Element {
  const known = directory.value
  return (
    <header class="popup__head">
      <Mark />
      <h1 class="visually-hidden">{t('extension.name')}</h1>
      {known && known.organizations.length > 1 ? (
        <select
          class="organization"
          aria-label={t('extension.organization')}
          value={known.organizationId ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void import('./change-organization.ts').then((part) => part.changeOrganization(value))
          }
        >
          {known.organizations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <span class="organization" dir="auto">
          {known?.organizations[0]?.name ?? t('extension.name')}
        </span>
      )}
      {children}
      <Button
        kind="quiet"
        size="small"
        icon="settings"
        aria-label={t('extension.options')}
        onClick={() => void browser.runtime.openOptionsPage()}
      />
    </header>
  )
}
