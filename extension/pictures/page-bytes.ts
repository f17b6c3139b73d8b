import { ask } from '../ask.ts'
import type { Picture } from '../drafts/piece.ts'
import type { Answer } from '../messages.ts'
import { imageOf } from '../queue/image-bytes.ts'

/** Keeps an image's bytes under an id, taken from the page in a tab; null where it may not read them, or nobody answers. */
export async function keepFromPage(
  tabId: number | null,
  id: string,
  url: string,
): Promise<Answer<'image.keep'>['kept']> {
  if (tabId === null) return null
  const answer = await ask('image.keep', { tabId, id, url }).catch(() => null)
  return answer?.kept ?? null
}

/** A picture's bytes on the device; where only its address is known, the page in a tab is asked for them. */
export async function bytesOf(
  { id, url }: Pick<Picture, 'id' | 'url'>,
  tabId: number | null,
): Promise<Blob | null> {
  const known = await imageOf(id)
  if (known || url === null) return known
  await keepFromPage(tabId, id, url)
  return imageOf(id)
}
