import type { JSX } from 'preact'
import { t } from '../../widget/i18n/index.ts'
import './found.css'

interface Props {
  sentences: readonly string[]
  isChosen(sentence: string): boolean
  onChoose(sentence: string): void
}

/** Sentences of a page to quote; a press takes one. */
export function Sentences({ sentences, isChosen, onChoose }: Props): JSX.Element {
  return (
    <fieldset class="sentences" aria-label={t('found.sentences')}>
      {sentences.map((sentence) => (
        <button
          key={sentence}
          type="button"
          class="sentences__one"
          dir="auto"
          aria-pressed={isChosen(sentence)}
          onClick={() => onChoose(sentence)}
        >
          {sentence}
        </button>
      ))}
    </fieldset>
  )
}
