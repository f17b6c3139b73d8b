import type { Bounds, Frame } from './frame.ts'

/** Longest page that becomes one picture, in pixels of the page; feeds have no end. */
export const longestPage = 20_000

/**
 * Largest picture that is put together: its longest side and its area in pixels. Browsers draw at least this much on one
 * canvas (Firefox's sides end at 32,767, Chromium's at 65,535; memory ends before), and it is what Mastodon takes.
 */
export const largest = { side: 16_000, area: 33_000_000 }

/** A page as it stands before pieces of it are taken. */
export interface PageSize {
  /** Of all there is to scroll. */
  height: number
  /** Where the scrolling part stands in the window. */
  view: Frame
}

export interface Stitching {
  /** To where the page is scrolled for each piece, in its own pixels. */
  offsets: number[]
  /** How much of the page is on the picture, in its own pixels. */
  height: number
  /** Whether the page goes on below that. */
  isCut: boolean
}

/** Which pieces make up a page. The last one overlaps the one before, since pages do not scroll beyond their end. */
export function stitching({ height: whole, view }: PageSize, longest = longestPage): Stitching {
  const height = Math.max(view.height, Math.min(whole, longest))
  const offsets: number[] = []
  for (let at = 0; at + view.height < height; at += view.height) offsets.push(at)
  offsets.push(Math.max(0, height - view.height))
  return { offsets, height, isCut: whole > longest }
}

/** The size of the picture in pixels. @param scale the screen's pixels in one of the page's */
export function pictureSize(
  page: Bounds,
  scale: number,
  limit = largest,
): Bounds & {
  /** Pixels of the picture in one of the page's. */
  scale: number
} {
  const full = { width: page.width * scale, height: page.height * scale }
  const fits = Math.min(
    1,
    limit.side / Math.max(full.width, full.height),
    Math.sqrt(limit.area / (full.width * full.height)),
  )
  return {
    width: Math.max(1, Math.floor(full.width * fits)),
    height: Math.max(1, Math.floor(full.height * fits)),
    scale: scale * fits,
  }
}

/** Where a piece comes from on the capture and goes to on the picture, both in pixels. */
export interface Placing {
  from: Frame
  to: Frame
}

/**
 * Places a piece by how far the page has really scrolled.
 *
 * @param scale the capture's pixels in one of the page's
 * @param pictureScale the picture's pixels in one of the page's
 */
export function placing(view: Frame, scrolled: number, scale: number, pictureScale: number): Placing {
  const from = {
    x: Math.round(view.x * scale),
    y: Math.round(view.y * scale),
    width: Math.floor(view.width * scale),
    height: Math.floor(view.height * scale),
  }
  // Both ends are rounded by themselves, so that pieces meet and leave no line between them.
  const top = Math.round(scrolled * pictureScale)
  const bottom = Math.round((scrolled + view.height) * pictureScale)
  return { from, to: { x: 0, y: top, width: Math.round(view.width * pictureScale), height: bottom - top } }
}
