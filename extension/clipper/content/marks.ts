/**
 * What the markup says about a place: marks are bits that an element sets and everything inside it inherits. They are
 * hints, weighed against each other later; none decides alone.
 */

/** Marks by element or role. */
const places: readonly [string, RegExp][] = [
  ['article', /^article$/],
  ['main', /^main$/],
  ['navigation', /^(?:nav|navigation|menu|menubar|tablist|search)$/],
  ['header', /^(?:header|banner)$/],
  ['footer', /^(?:footer|contentinfo)$/],
  ['aside', /^(?:aside|complementary)$/],
  ['form', /^(?:form|fieldset)$/],
  ['button', /^(?:button|label)$/],
  ['table', /^table$/],
  ['list', /^(?:ul|ol|menu)$/],
  ['figure', /^(?:figure|figcaption)$/],
  ['code', /^(?:pre|code)$/],
  ['dialog', /^(?:dialog|alertdialog|alert)$/],
  ['details', /^(?:details|summary)$/],
  ['definitions', /^(?:dl|dt|dd)$/],
  ['quotation', /^blockquote$/],
  ['heading', /^h[1-6]$/],
  ['section', /^section$/],
  ['noscript', /^noscript$/],
]

/** Marks by the words of classes, ids and test ids. */
const words: readonly [string, RegExp][] = [
  ['menu', /nav(?!y)|menu|breadcrumb|pagination|pager|skip-|toolbar|tab-?list|drawer|mega/],
  ['foot', /foot(?!ball|age|wear|note)|copyright|colophon|legal/],
  ['top', /header|masthead|topbar|top-bar|banner|hero/],
  ['side', /side-?bar|widget|(?:^|[-_ ])(?:aside|side|rail)(?:$|[-_ ])|toc\b|table-of-contents/],
  [
    'related',
    /relat|recommend|similar|also-|upsell|cross-?sell|more-(?:from|stories|posts|articles)|read-?next|recirc|popular|trending|latest|recent|suggest/,
  ],
  ['share', /share|sharing|social|follow|addtoany|sharedaddy/],
  ['comments', /comment|disqus|discuss|respond|repl(?:y|ies)/],
  ['offer', /promo|sponsor|advert|(?:^|[-_ ])ads?(?:$|[-_ ])|cta|call-to-action|marketing|announcement/],
  ['sign up', /newsletter|subscri|sign-?up|log-?in|account|paywall|register/],
  ['consent', /cookie|consent|gdpr|privacy|onetrust/],
  ['overlay', /modal|popup|pop-up|overlay|lightbox|toast|tooltip|offcanvas|flyout|dropdown/],
  [
    'about',
    /author|byline|bio(?:$|[-_ ])|avatar|profile|posted|meta(?:$|[-_ ])|date|timestamp|tags?(?:$|[-_ ])|categor/,
  ],
  [
    'content',
    /content|article|entry|post(?:$|[-_ ])|story|prose|markdown|richtext|rich-text|rte|wysiwyg|copy(?!right)/,
  ],
  ['body', /body|text|description|paragraph|summary|excerpt|detail|about|intro/],
  ['post', /post(?:body|text|_|-content|content|-body|_body)|message|msg|reply-?content|cooked|topic|thread/],
  ['product', /product|item(?!prop)|sku|pdp|variant/],
  ['price', /price|cart|basket|checkout|buy|quantity|stock|shipping|wishlist/],
  ['review', /review|rating|stars|testimonial|feedback/],
  ['specification', /spec(?:s|ification|-)|attribute|feature|ingredient|accordion|faq/],
  ['card', /card|tile|grid|carousel|slider|swiper|slick|teaser|gallery|list-?item/],
  ['filter', /filter|facet|sort|refine|select|option|swatch|search/],
  ['signature', /signature|sig(?:$|[-_ ])|user-?info|userinfo|postprofile|member|poster|user-?name|badge/],
  ['hidden', /hidden|hide(?:$|[-_ ])|sr-only|visually|screen-reader|collapse|mobile-only/],
  ['quote', /quote(?!d-price)|blockquote/],
  ['caption', /caption|credit|figure/],
]

export const placeNames = places.map(([name]) => name)
export const wordNames = words.map(([name]) => name)

const bitsOf = (known: readonly string[], names: readonly string[]) =>
  names.reduce((bits, name) => bits | (1 << known.indexOf(name)), 0)

/** The bits of places and of words by their names. */
export const bitsOfPlaces = (names: readonly string[]): number => bitsOf(placeNames, names)
export const bitsOfWords = (names: readonly string[]): number => bitsOf(wordNames, names)

/** The bits of the places that an element stands for. */
export function placesOf(tag: string, role: string | null): number {
  let bits = 0
  for (const [bit, [, rule]] of places.entries()) {
    if (rule.test(tag) || (role !== null && rule.test(role))) bits |= 1 << bit
  }
  return bits
}

const remembered = new Map<string, number>()

/** The bits of the words in an element's classes and id. Pages repeat them, so that answers are remembered. */
export function wordsMarked(names: string): number {
  if (names === '') return 0
  const known = remembered.get(names)
  if (known !== undefined) return known
  const lower = names.toLowerCase()
  let bits = 0
  for (const [bit, [, rule]] of words.entries()) if (rule.test(lower)) bits |= 1 << bit
  remembered.set(names, bits)
  return bits
}
