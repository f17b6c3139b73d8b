import type { enClipped } from '../en/clipped.ts'
import type { Translation } from '../translation.ts'

/** Texts about what a clipped page suggests, in French. */
export const frClipped: Translation<typeof enClipped> = {
  'clipped.title': 'Tiré de la page',
  'clipped.similar': 'Déjà capturée',
  'clipped.mine': '{when} par vous',
  'clipped.by': '{when} par {name}',
  'clipped.somebody': '{when} par quelqu’un hors de Studio',
  'clipped.open': 'Ouvrir la publication',
  'clipped.nearly': 'Presque le même titre\u00a0:',
  'clipped.hashtags': 'Hashtags suggérés',
  'clipped.otherWords': 'Autre texte sur {platforms}',
  'clipped.add': 'Ajouter {hashtag} au texte',
}
