import type { JSX } from 'preact'
import { formatNumber, t } from '../../widget/i18n/index.ts'
import { PlatformIcon, platformName } from '../../widget/ui/platform-icon.tsx'
import type { DirectoryAccount } from '../account/directory.ts'
import type { Draft } from '../drafts/draft.ts'
import { metersOf } from './facts.ts'

/** What is left to write on each chosen platform, as one types. */
export function Meters(props: { draft: Draft; chosen: readonly DirectoryAccount[] }): JSX.Element | null {
  const meters = metersOf(props.draft, props.chosen)
  if (meters.length === 0) return null
  return (
    <ul class="meters">
      {meters.map(({ account, measure }) => {
        const left = measure.max - measure.length
        const tone = !measure.fits ? 'over' : left < measure.max * 0.1 ? 'near' : ''
        const values = { platform: platformName(account.platform), count: Math.abs(left) }
        return (
          <li
            key={account.platform}
            class={`meter ${tone}`}
            data-platform={account.platform}
            title={left < 0 ? t('extension.over', values) : t('extension.left', values)}
          >
            <PlatformIcon platform={account.platform} />
            <span class="numbers" aria-hidden="true">
              {formatNumber(left)}
            </span>
            <span class="visually-hidden" aria-live={tone === '' ? 'off' : 'polite'}>
              {left < 0 ? t('extension.over', values) : t('extension.left', values)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
