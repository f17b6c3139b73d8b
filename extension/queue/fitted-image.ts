import { fitImage } from '../../core/images/fit.ts'
import { imageLimitsFor } from '../../core/images/limits.ts'
import { codec } from '../../widget/ui/canvas.ts'
import { readDirectory } from '../account/directory.ts'
import { memory } from '../storage/browser-store.ts'
import { imageOf, keepImage } from './image-bytes.ts'

/**
 * An image's bytes as all accounts of a post take them, or null where the device has none. What was fitted is kept, so that
 * another try sends the same bytes. What cannot be fitted goes as it is: the server says what is wrong with it.
 */
export async function fittedImage(id: string, accountIds: readonly string[]): Promise<Blob | null> {
  const file = await imageOf(id)
  if (file === null) return null
  const known = (await readDirectory(memory))?.accounts ?? []
  const limits = imageLimitsFor(known.filter((account) => accountIds.includes(account.id)))
  const fitted = await fitImage(file, limits, codec).catch(() => null)
  if (fitted === null || fitted === file) return file
  await keepImage(id, fitted)
  return fitted
}
