import { holdsPage, outermost, pressableIn, textWithin } from './rendered-text.ts'

const named = [
  '[class*="paywall" i], [id*="paywall" i], [class*="regwall" i], [id*="regwall" i], [class*="metered" i]',
  '[class*="subscriber-only" i], [class*="subscribe-wall" i], [class*="subscription-wall" i], [class*="piano-offer" i]',
  '[data-testid*="paywall" i], [data-testid*="gateway" i], [id*="gateway" i], [class*="offer-page" i]',
].join(', ')

const asks =
  /subscri|sign in|log in|register|members? only|already a (?:member|subscriber)|free trial|abonn|weiterlesen|registrieren|suscri|assin|abbonat|購読|会員|ログイン|اشترك|订阅/i

/** What asks one to pay or to sign in before one may read on. A place that merely may be walled off holds the text itself. */
export function paywallPromptsIn(document: Document): Element[] {
  const asking = [...document.querySelectorAll(named)].slice(0, 100).filter((element) => {
    if (holdsPage(element) || element.querySelector('h1') !== null) return false
    const text = textWithin(element)
    return text.length >= 20 && text.length <= 1_500 && pressableIn(element).some((label) => asks.test(label))
  })
  return outermost(asking)
}
