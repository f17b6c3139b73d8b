import { imageTypes, maxImageBytes } from '../../core/media.ts'
import { rulesOf } from '../../core/platforms/index.ts'
import type { Account } from '../api/views.ts'

export interface ImageNeeds {
  /** Bytes. */
  maxBytes: number
  maxGifBytes: number
  types: readonly string[]
}

export type Preparation =
  | { ok: true; file: Blob; width: number; height: number; changed: boolean }
  | { ok: false; reason: 'NOT_AN_IMAGE' | 'ANIMATION_TOO_LARGE' | 'CANNOT_SHRINK' }

/** Longest side of an image that had to be made smaller, in pixels; no platform shows more. */
const longestSide = 2560
const quality = 0.85

/** What an image must satisfy to go to all of these accounts. */
export function imageNeeds(accounts: readonly Account[]): ImageNeeds {
  const needs = { maxBytes: maxImageBytes, maxGifBytes: maxImageBytes, types: [...imageTypes] as string[] }
  for (const { platform, limits } of accounts) {
    const { images } = rulesOf(platform)
    const types = limits.imageTypes ?? images.types
    needs.maxBytes = Math.min(needs.maxBytes, limits.maxImageBytes ?? images.maxBytes)
    needs.maxGifBytes = Math.min(needs.maxGifBytes, images.maxGifBytes)
    needs.types = needs.types.filter((type) => types.includes(type))
  }
  return needs
}

/**
 * Makes a picked file fit: as it is where it fits, otherwise drawn anew, smaller and as JPEG (WebP where it
 * has transparency and WebP is taken). Animations are never touched: drawing them would keep one picture only.
 */
export async function prepareImage(file: Blob, needs: ImageNeeds): Promise<Preparation> {
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap) return { ok: false, reason: 'NOT_AN_IMAGE' }
  const { width, height } = bitmap
  try {
    if (file.type === 'image/gif') {
      if (file.size <= needs.maxGifBytes) return { ok: true, file, width, height, changed: false }
      return { ok: false, reason: 'ANIMATION_TOO_LARGE' }
    }
    if (needs.types.includes(file.type) && file.size <= needs.maxBytes) {
      return { ok: true, file, width, height, changed: false }
    }
    return await drawSmaller(bitmap, needs, file.type)
  } finally {
    bitmap.close()
  }
}

async function drawSmaller(
  bitmap: ImageBitmap,
  needs: ImageNeeds,
  originalType: string,
): Promise<Preparation> {
  const mayBeTransparent = originalType === 'image/png' || originalType === 'image/webp'
  const type = mayBeTransparent && needs.types.includes('image/webp') ? 'image/webp' : 'image/jpeg'
  let scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  for (let round = 0; round < 6; round += 1) {
    const width = Math.max(1, Math.round(bitmap.width * scale))
    const height = Math.max(1, Math.round(bitmap.height * scale))
    const file = await draw(bitmap, width, height, type)
    if (!file || file.type !== type) return { ok: false, reason: 'CANNOT_SHRINK' }
    if (file.size <= needs.maxBytes) return { ok: true, file, width, height, changed: true }
    // Bytes go with the area: aim right below the limit instead of feeling one's way down.
    scale *= Math.min(0.9, Math.sqrt(needs.maxBytes / file.size) * 0.95)
  }
  return { ok: false, reason: 'CANNOT_SHRINK' }
}

async function draw(bitmap: ImageBitmap, width: number, height: number, type: string) {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return null
  if (type === 'image/jpeg') {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
  }
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  return new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality))
}
