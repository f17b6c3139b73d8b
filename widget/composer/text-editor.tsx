import type { JSX } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { directionIn, formatNumber, t } from '../i18n/index.ts'
import { Button } from '../ui/controls.tsx'
import { PlatformIcon, platformName } from '../ui/platform-icon.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { Counter } from './measure.ts'
import type { Composer } from './model.ts'
import type { TextTab } from './writing.ts'

/** The text: a native textarea with what is too long marked behind it, and a tab for each platform's own words. */
export function TextEditor({
  composer,
  autofocus = false,
}: {
  composer: Composer
  autofocus?: boolean
}): JSX.Element {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const backdrop = useRef<HTMLDivElement>(null)
  const { tab, platforms, overflow } = composer
  const at = tab.value
  const value = composer.currentText()
  const platform = at === 'all' ? null : at
  const inherits = platform !== null && composer.variants.value[platform] === undefined

  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [value, at])
  useLayoutEffect(() => {
    if (autofocus) field.current?.focus({ preventScroll: true })
  }, [autofocus])

  return (
    <div class="editor">
      {platforms.value.length > 0 ? (
        <div class="editor__head">
          <Tabs<TextTab>
            label={t('composer.versions')}
            panelId={`${id}-panel`}
            selected={at}
            onSelect={(next) => {
              tab.value = next
            }}
            tabs={[
              { id: 'all', label: t('composer.everyone') },
              ...platforms.value.map((each) => ({
                id: each,
                label: <PlatformTab composer={composer} platform={each} />,
              })),
            ]}
          />
        </div>
      ) : null}
      <div
        id={`${id}-panel`}
        {...(platforms.value.length > 0 ? { role: 'tabpanel', 'aria-labelledby': `${id}-panel-${at}` } : {})}
      >
        {inherits && platform ? (
          <div class="editor__inherited">
            <p class="editor__copy" dir={directionIn(value)}>
              {value || t('composer.nothingYet')}
            </p>
            <div class="editor__notice">
              <span>{t('composer.sameForAll', { platform: platformName(platform) })}</span>
              <Button size="small" icon="edit" onClick={() => composer.customise(platform)}>
                {t('composer.customise', { platform: platformName(platform) })}
              </Button>
            </div>
          </div>
        ) : (
          <div class="editor__area">
            <div class="editor__backdrop" ref={backdrop} aria-hidden="true" dir={directionIn(value)}>
              <Marked text={value} from={overflow.value} />
            </div>
            <textarea
              ref={field}
              class="editor__text"
              rows={4}
              dir={directionIn(value)}
              aria-label={
                platform ? t('composer.textFor', { platform: platformName(platform) }) : t('composer.text')
              }
              aria-describedby={`${id}-counters`}
              aria-invalid={overflow.value !== null || undefined}
              placeholder={t('composer.placeholder')}
              value={value}
              onInput={(event) => composer.write(event.currentTarget.value)}
              onPaste={(event) => {
                const files = [...(event.clipboardData?.files ?? [])].filter((file) =>
                  file.type.startsWith('image/'),
                )
                if (files.length === 0) return
                event.preventDefault()
                composer.uploads.add(files)
              }}
            />
          </div>
        )}
        {platform && !inherits ? (
          <div class="editor__notice">
            <span>{t('composer.ownText', { platform: platformName(platform) })}</span>
            <Button size="small" kind="quiet" icon="undo" onClick={() => composer.uncustomise(platform)}>
              {t('composer.uncustomise')}
            </Button>
          </div>
        ) : null}
      </div>
      <div id={`${id}-counters`} class="visually-hidden">
        {composer.counters.value.map(counterSentence).join(' ')}
      </div>
    </div>
  )
}

function PlatformTab({
  composer,
  platform,
}: {
  composer: Composer
  platform: Exclude<TextTab, 'all'>
}): JSX.Element {
  const own = composer.variants.value[platform] !== undefined
  return (
    <>
      <PlatformIcon platform={platform} />
      {platformName(platform)}
      {own ? (
        <>
          <span class="editor__own" aria-hidden="true" />
          <span class="visually-hidden">{t('composer.customised')}</span>
        </>
      ) : null}
    </>
  )
}

/** The text once more, invisible but for the ground under what is too long. */
function Marked({ text, from }: { text: string; from: number | null }): JSX.Element {
  if (from === null) return <>{`${text}\n`}</>
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from)}</mark>
      {'\n'}
    </>
  )
}

function counterSentence({ platform, length, max }: Counter): string {
  const name = platformName(platform)
  return length <= max
    ? t('composer.left', { count: max - length, platform: name })
    : t('composer.over', { count: length - max, platform: name })
}

const radius = 8
const circumference = 2 * Math.PI * radius

/** A ring for each platform that fills as the text grows; the number shows when it gets tight. */
export function Counters({ composer }: { composer: Composer }): JSX.Element {
  return (
    <div class="counters" aria-hidden="true">
      {composer.counters.value.map((counter) => {
        const { platform, length, max } = counter
        const share = Math.min(1, length / max)
        const state = length > max ? 'over' : share > 0.9 ? 'near' : 'fine'
        return (
          <span key={platform} class={`counter counter--${state}`} title={counterSentence(counter)}>
            <PlatformIcon platform={platform} />
            <svg viewBox="0 0 20 20" class="counter__ring" aria-hidden="true">
              <circle cx="10" cy="10" r={radius} />
              <circle
                class="counter__fill"
                cx="10"
                cy="10"
                r={radius}
                stroke-dasharray={circumference}
                stroke-dashoffset={circumference * (1 - share)}
              />
            </svg>
            <span class="counter__number">{formatNumber(max - length)}</span>
          </span>
        )
      })}
    </div>
  )
}
