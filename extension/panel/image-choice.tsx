import type { JSX } from 'preact'
import { picturesOf } from '../drafts/collect.ts'
import { ImageGrid, imagesOf } from '../popup/image-grid.tsx'
import { draft } from '../popup/state.ts'
import { addImage, type ReadPage } from './collect.ts'

/** Most images offered. */
const offered = 30

/** The images of the page beside the panel; a press adds one to the post. */
export function ImageChoice({ page }: { page: ReadPage }): JSX.Element {
  const taken = new Set(picturesOf(draft.value?.pieces ?? []).map(({ url }) => url))
  return (
    <ImageGrid
      images={imagesOf(page.clip).slice(0, offered)}
      isChosen={({ url }) => taken.has(url)}
      onceOnly
      onChoose={(image) => void addImage(page, image)}
    />
  )
}
