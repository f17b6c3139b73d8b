import type { enClipped } from '../en/clipped.ts'
import type { Translation } from '../translation.ts'

/** Texts about what a clipped page suggests, for Studio and the extension, in German. */
export const deClipped: Translation<typeof enClipped> = {
  'clipped.title': 'Von der Seite',
  'clipped.similar': 'Schon einmal aufgenommen',
  'clipped.mine': '{when} von Ihnen',
  'clipped.by': '{when} von {name}',
  'clipped.somebody': '{when} von jemandem außerhalb von Studio',
  'clipped.open': 'Beitrag öffnen',
  'clipped.nearly': 'Fast derselbe Titel:',
  'clipped.hashtags': 'Vorgeschlagene Hashtags',
  'clipped.otherWords': 'Andere Worte auf {platforms}',
  'clipped.add': '{hashtag} an den Text anfügen',
}
