import type { ComponentType, JSX } from 'preact'
import { loadTexts } from '../../widget/i18n/index.ts'
import { Choice } from '../pictures/choice.tsx'
import { picturesTexts } from '../pictures-texts.ts'
import { draft } from '../popup/state.ts'
import type { ReadPage } from './collect.ts'

interface Props {
  page: ReadPage
}

/** The part with its texts; it comes once the panel is ready to type in. */
export async function loadImageChoice(): Promise<ComponentType<Props>> {
  await loadTexts(picturesTexts)
  return ImageChoice
}

/** The images of the page beside the panel; a press adds one to the post, and takes it out again. */
function ImageChoice({ page }: Props): JSX.Element | null {
  const { value } = draft
  return value && <Choice draft={value} clip={page.clip} tabId={page.tabId} isOwn={false} />
}
