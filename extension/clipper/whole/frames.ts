import { countWords } from '../content/outline.ts'
import { playedBy } from '../players.ts'

/** Fewer words are an advertisement or a widget. */
const leastWords = 30

interface Frames {
  /** Frames of the page's own that hold text, with what they show. */
  readable: { frame: Element; content: Document }[]
  /** Large frames of other sites, into which no page may look. */
  closed: Element[]
}

/** The frames that may hold what the page is about. */
export function framesIn(root: ParentNode): Frames {
  const frames: Frames = { readable: [], closed: [] }
  for (const frame of root.querySelectorAll<HTMLIFrameElement>('iframe, frame')) {
    if (frame.closest('nav, footer, aside, [aria-hidden="true"], [hidden]') || isAdvertisement(frame))
      continue
    const content = contentOf(frame)
    if (content === null) {
      if (isLarge(frame) && !isPlayer(frame)) frames.closed.push(frame)
    } else if (isShown(frame) && countWords(content.body?.textContent?.slice(0, 5_000) ?? '') >= leastWords) {
      frames.readable.push({ frame, content })
    }
  }
  return frames
}

/** Null for a frame of another site: browsers answer null or throw. */
function contentOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument ?? null
  } catch {
    return null
  }
}

const isAdvertisement = (frame: Element): boolean =>
  ['id', 'name', 'class', 'title', 'aria-label'].some((name) =>
    /(?:^|[-_ ])ads?(?:$|[-_ \d])|advert|google_ads|sponsor|captcha|consent/i.test(
      frame.getAttribute(name) ?? '',
    ),
  )

/** Where nothing is laid out, everything may be shown. */
function isShown(frame: Element): boolean {
  const view = frame.ownerDocument.defaultView
  const isLaidOut = (view?.innerHeight ?? 0) > 0 && typeof frame.checkVisibility === 'function'
  const box = frame.getBoundingClientRect?.()
  return !isLaidOut || (box !== undefined && box.width >= 300 && box.height >= 100)
}

function isLarge(frame: Element): boolean {
  if (!/^https?:|^\/\//.test(frame.getAttribute('src') ?? '')) return false
  const box = frame.getBoundingClientRect?.()
  if (box && box.width > 0) return box.width >= 300 && box.height >= 200
  const isWide = (name: string, least: number) => {
    const size = frame.getAttribute(name) ?? ''
    return /%$/.test(size) || Number.parseInt(size, 10) >= least
  }
  return isWide('width', 300) && isWide('height', 200)
}

function isPlayer(frame: Element): boolean {
  const src = frame.getAttribute('src') ?? ''
  return URL.canParse(src) && playedBy(new URL(src)) !== null
}
