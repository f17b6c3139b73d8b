import { type PageType, pageTypes } from '../../../core/clip-facts.ts'
import { typesOf } from '../json-ld.ts'
import { metaOf, type Page } from '../page.ts'
import { choose } from '../trace.ts'
import { nothingForSale, type Offer } from './offer.ts'

/**
 * What kind of page this is, as its data, its address, its markup and what it has for sale tell. An article where nothing
 * tells otherwise.
 */
export function pageTypeOf(page: Page, offer: Offer = nothingForSale): PageType {
  const chosen = choose(page.trace, 'pageType', signalsOf(page, offer), (value) => {
    const type = pageTypes.find((each) => each === value)
    return type ? { take: type } : { because: 'no kind of page' }
  })
  if (chosen) return chosen
  page.trace({ field: 'pageType', source: 'nothing else', value: 'article', verdict: 'taken' })
  return 'article'
}

const forumTypes = /^(?:DiscussionForumPosting|QAPage|Question)$/
const productTypes = /^(?:\w*Product|ProductGroup|Offer|Vehicle|Car)$/
const collectionTypes = /^(?:CollectionPage|ItemList|OfferCatalog|ProductCollection)$/
const articleTypes = /^(?:\w*Article|BlogPosting|Report|LiveBlogPosting|Recipe)$/
const documentTypes = /^(?:TechArticle|APIReference|HowTo)$/
const serviceTypes =
  /^(?:Service|ProfessionalService|LocalBusiness|\w*Service|FinancialProduct|Course|EducationalOccupationalProgram|MovingCompany|Dentist|Attorney)$/

const priceTags = ['product:price:amount', 'og:price:amount']

const forumMarkup =
  '.message--post, .postbody, [id^="post_message_"], .topic-post, .crawler-post, .cooked, .lia-message-body, .bbp-reply-content, .comment-tree, .ipsComment_content, .question-page, shreddit-post, .usertext-body'
const documentMarkup =
  '.theme-doc-markdown, .docMainContainer, .md-content, .rst-content, .sphinxsidebar, .devsite-article, .markdown-section, .VPDoc, .book-body, .gitbook-root, [class*="docs-content" i], main.docs, #docs-content'

function* signalsOf(page: Page, offer: Offer) {
  const { document, url, nodes } = page
  const types = nodes.flatMap(typesOf)
  const has = (rule: RegExp) => types.some((type) => rule.test(type))
  const path = url.pathname.toLowerCase()
  const place = `${url.hostname}${path}`
  const signal = (source: string, holds: boolean, type: PageType) => ({ source, value: holds ? type : null })
  const ogType = (metaOf(page, 'og:type') ?? '').toLowerCase()
  const cards = document.querySelectorAll(
    '[class*="product-card" i], [class*="product-item" i], [class*="product-tile" i], li.product, [class*="grid-item" i]',
  ).length

  // One thing for sale, not a shelf of them.
  const isSold = offer.prices + offer.buttons > 0 && offer.pricesOnShelf < 16 && cards < 16
  const markedProducts = () => document.querySelectorAll('[itemtype*="schema.org/Product" i]').length

  yield signal('forum data', has(forumTypes), 'forum')
  yield signal(
    'address of a forum',
    /(?:^|[./])(?:forums?|community|communities|boards?|discuss|discourse|answers|bbs)[./]|\/(?:t|threads?|topics?|questions?|showthread|viewtopic|discussions?)[/.?]|reddit\.com\/r\/|stackexchange|stackoverflow|news\.ycombinator/.test(
      place,
    ) && !/^\/(?:blog|news)\//.test(path),
    'forum',
  )
  yield signal('markup of a forum', document.querySelectorAll(forumMarkup).length > 1, 'forum')
  yield signal('data of a product for sale', isSold && has(productTypes) && !has(articleTypes), 'product')
  yield signal('og:type of a product', /product/.test(ogType) && !/group/.test(ogType), 'product')
  yield signal(
    'address of a product',
    (offer.buttons > 0 || has(productTypes)) &&
      /\/(?:products?|dp|p|itm|item)\/[^/]+\/?$/.test(path) &&
      !has(articleTypes),
    'product',
  )
  yield signal(
    'address of a shelf',
    /\/(?:collections?|categor(?:y|ies)|shop|departments?|c|product-category|kategorie)(?:\/[^/]+){0,3}\/?$/.test(
      path,
    ) && !has(articleTypes),
    'collection',
  )
  yield signal('data of an article', has(articleTypes) && !has(documentTypes), 'article')
  yield signal('data of a shelf', has(collectionTypes) && cards > 3, 'collection')
  yield signal('cards of products', cards >= 12 && offer.prose < 0.5, 'collection')
  yield signal('prices on a shelf', offer.pricesOnShelf >= 8 && offer.prose < 0.5, 'collection')
  yield signal('price in the meta tags', isSold && metaOf(page, ...priceTags) !== null, 'product')
  yield signal('markup of a product', isSold && markedProducts() === 1, 'product')
  yield signal('og:type of an article', /article/.test(ogType) && /\/\d{4}\/|blog|news/.test(path), 'article')
  yield signal(
    'address of documentation',
    /(?:^|[./])(?:docs?|documentation|developers?|manual|reference|api|wiki|help|support|guide|handbook|readthedocs)[./]/.test(
      place,
    ),
    'documentation',
  )
  yield signal('markup of documentation', document.querySelector(documentMarkup) !== null, 'documentation')
  yield signal('data of a list', has(collectionTypes), 'listing')
  yield signal('data of a service', has(serviceTypes), 'service')
  yield signal('several articles', document.querySelectorAll('article').length >= 5, 'listing')
  yield signal('og:type of an article', /article/.test(ogType), 'article')
  yield signal('a day in the address', /\/20\d\d\/\d\d?\//.test(path), 'article')
  yield signal(
    'address of a service',
    /\/(?:services?|solutions?|pricing|about|courses?|programs?|certific)/.test(path) || path.length < 2,
    'service',
  )
}
