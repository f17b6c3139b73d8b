import type { ComponentType, JSX } from 'preact'
import { loadTexts } from '../../widget/i18n/index.ts'
import { foundTexts } from '../found-texts.ts'
import { Sentences } from '../popup/sentences.tsx'
import { draft } from '../popup/state.ts'
import { addSentence, type ReadPage } from './collect.ts'

interface Props {
  page: ReadPage
}

/** The part with its texts; it comes once the panel is there. */
export async function load(): Promise<ComponentType<Props>> {
  await loadTexts(foundTexts)
  return SentenceChoice
}

/** The sentences of the page beside the panel; a press adds one to the post as a quote. */
function SentenceChoice({ page }: Props): JSX.Element {
  const text = draft.value?.text ?? ''
  return (
    <Sentences
      sentences={page.clip.quotes ?? []}
      isChosen={(sentence) => text.includes(sentence)}
      onChoose={(sentence) => {
        if (!text.includes(sentence)) void addSentence(page, sentence)
      }}
    />
  )
}
