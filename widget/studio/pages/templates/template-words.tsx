import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import {
  mentionsLink,
  type TemplateVariable,
  templateVariables,
  unknownVariables,
  type TemplateWords as Words,
} from '../../../../core/drafting/template.ts'
import { type AvailablePlatform, availablePlatforms } from '../../../../core/platforms/index.ts'
import { directionIn, formatList, t } from '../../../i18n/index.ts'
import { Button, Field, Segments } from '../../../ui/controls.tsx'
import { platformName } from '../../../ui/platform-icon.tsx'

type Place = 'all' | AvailablePlatform

/** The words of a template, for all platforms and for single ones, with its variables at hand. */
export function TemplateWords(props: { words: Words; onWords: (words: Words) => void }): JSX.Element {
  const { words, onWords } = props
  const [place, setPlace] = useState<Place>('all')
  const text = place === 'all' ? words.text : words.variants[place]
  const write = (next: string) =>
    onWords(
      place === 'all'
        ? { ...words, text: next }
        : { ...words, variants: { ...words.variants, [place]: next } },
    )
  const forget = (platform: AvailablePlatform) => {
    const { [platform]: _, ...variants } = words.variants
    onWords({ ...words, variants })
  }
  return (
    <div class="template-words">
      <Segments<Place>
        label={t('templates.wordsFor')}
        value={place}
        onValue={setPlace}
        options={[
          { value: 'all', label: t('templates.everywhere') },
          ...availablePlatforms.map((value) => ({ value, label: platformName(value) })),
        ]}
      />
      {text === undefined && place !== 'all' ? (
        <div class="template-words__same">
          <p>{t('templates.same', { platform: platformName(place) })}</p>
          <Button size="small" icon="edit" onClick={() => write(words.text)}>
            {t('templates.otherWords', { platform: platformName(place) })}
          </Button>
        </div>
      ) : (
        <>
          <Text key={place} text={text ?? ''} onText={write} />
          {place === 'all' ? null : (
            <Button size="small" kind="quiet" icon="undo" onClick={() => forget(place)}>
              {t('templates.sameWords')}
            </Button>
          )}
        </>
      )}
      {mentionsLink(words.text) ? null : <p class="field__hint">{t('templates.withoutLink')}</p>}
    </div>
  )
}

function Text({ text, onText }: { text: string; onText: (text: string) => void }): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null)
  const unknown = unknownVariables(text)
  const insert = (variable: TemplateVariable) => {
    const { current } = field
    if (!current) return
    current.focus()
    current.setRangeText(`{${variable}}`, current.selectionStart, current.selectionEnd, 'end')
    onText(current.value)
  }
  return (
    <>
      <Field
        label={t('templates.words')}
        hint={t('templates.emptyLines')}
        problem={unknown.length > 0 ? t('templates.unknown', { names: formatList(unknown) }) : null}
      >
        {(control) => (
          <textarea
            {...control}
            ref={field}
            class="input"
            rows={7}
            required
            maxLength={2000}
            value={text}
            dir={directionIn(text)}
            onInput={(event) => onText(event.currentTarget.value)}
          />
        )}
      </Field>
      <fieldset class="template-words__variables" aria-label={t('templates.insert')}>
        {templateVariables.map((variable) => (
          <Button key={variable} size="small" icon="plus" onClick={() => insert(variable)}>
            {t(`templates.variable.${variable}`)}
          </Button>
        ))}
      </fieldset>
    </>
  )
}
