import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { longestOwn, SurveyedImage } from '../pictures/surveyed.ts'

/** Most characters of images in one answer: browsers end at 64 million bytes, and a page may be full of `data:` addresses. */
const budget = 20_000_000

/** The images that a page shows, with their real sizes; none where it cannot be asked. */
export async function surveyImages(tabId: number): Promise<SurveyedImage[]> {
  try {
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      args: [longestOwn, budget],
      func: lookInPage,
    })
    const found = z.safeParse(z.array(z.unknown()), injected?.result)
    if (!found.success) return []
    return found.data.flatMap((each) => {
      const image = z.safeParse(SurveyedImage, each)
      return image.success ? [image.data] : []
    })
  } catch {
    return []
  }
}

/** Runs inside the page; it may use nothing from outside itself. */
function lookInPage(longest: number, budget: number): unknown[] {
  const least = { width: 100, height: 80 }
  const most = 60
  const seen = new Set<string>()
  const found: unknown[] = []
  let left = budget
  for (const image of imagesIn(document)) {
    const url = image.currentSrc
    const { naturalWidth: width, naturalHeight: height } = image
    if (url === '' || seen.has(url) || width < least.width || height < least.height) continue
    const box = image.getBoundingClientRect()
    if (box.width === 0 || found.length === most) continue
    seen.add(url)
    const alt = image.alt.replace(/\s+/g, ' ').trim().slice(0, 2000) || null
    const preview = url.startsWith('blob:') ? previewOf(image) : null
    if (url.startsWith('blob:') && preview === null) continue
    const length = url.length + (preview?.length ?? 0)
    if (url.length > longest || length > left) continue
    left -= length
    found.push({ url, alt, width, height, top: Math.round(box.top + scrollY), preview })
  }
  return found

  function imagesIn(root: Document | ShadowRoot): HTMLImageElement[] {
    return [...root.querySelectorAll('*')].flatMap((element) => {
      const own = element instanceof HTMLImageElement ? [element] : []
      return element.shadowRoot ? [...own, ...imagesIn(element.shadowRoot)] : own
    })
  }

  function previewOf(image: HTMLImageElement): string | null {
    const scale = 160 / Math.max(image.naturalWidth, image.naturalHeight)
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
    try {
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
      return canvas.toDataURL('image/jpeg', 0.8)
    } catch {
      return null
    }
  }
}
