import { moves } from '../../core/images/animation.ts'
import { fitImage, type ImageSize } from '../../core/images/fit.ts'
import { type ImageLimits, maxBytesOf } from '../../core/images/limits.ts'
import { codec } from '../ui/canvas.ts'

export type Preparation =
  | { ok: true; file: Blob; size: ImageSize }
  | { ok: false; reason: 'NOT_AN_IMAGE' | 'ANIMATION_TOO_LARGE' | 'CANNOT_SHRINK' }

/** Makes a picked file fit all chosen accounts, see `fitImage`; says why where that is impossible. */
export async function prepareImage(file: Blob, limits: ImageLimits): Promise<Preparation> {
  const size = await codec.measure(file).catch(() => null)
  if (size === null) return { ok: false, reason: 'NOT_AN_IMAGE' }
  const fitted = await fitImage(file, limits, codec).catch(() => null)
  if (fitted === file) return { ok: true, file, size }
  if (fitted !== null) return { ok: true, file: fitted, size: await codec.measure(fitted) }
  if (!(await moves(file))) return { ok: false, reason: 'CANNOT_SHRINK' }
  if (file.size > maxBytesOf(file.type, limits)) return { ok: false, reason: 'ANIMATION_TOO_LARGE' }
  // Its type is what an account does not take; the composer's checks name it, and the account.
  return { ok: true, file, size }
}
