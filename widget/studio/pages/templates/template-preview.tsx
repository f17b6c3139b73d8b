import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { draftClip } from '../../../../core/drafting/draft-clip.ts'
import type { TemplateWords } from '../../../../core/drafting/template.ts'
import type { LinkTags } from '../../../../core/link-tags.ts'
import { availablePlatforms, rulesOf } from '../../../../core/platforms/index.ts'
import { renderFor } from '../../../../core/render.ts'
import { t } from '../../../i18n/index.ts'
import { Segments } from '../../../ui/controls.tsx'
import { PlatformIcon, platformName } from '../../../ui/platform-icon.tsx'
import { type Sample, sampleClip, samples } from './sample-clip.ts'

/** What a template makes of an example, exactly as each platform receives it. */
export function TemplatePreview(props: { template: TemplateWords; tags: LinkTags | null }): JSX.Element {
  const { template, tags } = props
  const [sample, setSample] = useState<Sample>('quote')
  const draft = draftClip(sampleClip(sample), { template, tags, accounts: [], hasImages: false })
  return (
    <section class="template-preview" aria-label={t('templates.preview')}>
      <div class="setting">
        <h3>{t('templates.preview')}</h3>
        <Segments
          label={t('templates.sample')}
          value={sample}
          onValue={setSample}
          options={samples.map((value) => ({ value, label: t(`templates.sample.${value}`) }))}
        />
      </div>
      <ul>
        {availablePlatforms.map((platform) => {
          const { text, card } = renderFor({ ...draft, media: [] }, { platform })
          const { length, max } = rulesOf(platform).measure(text, {})
          return (
            <li key={platform} data-platform={platform}>
              <span class="template-preview__head">
                <PlatformIcon platform={platform} />
                <strong>{platformName(platform)}</strong>
                <span>{t('templates.length', { count: length, most: max })}</span>
              </span>
              <p dir="auto">{text}</p>
              {card ? (
                <p class="template-preview__card">{t('templates.card', { address: card.url })}</p>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
