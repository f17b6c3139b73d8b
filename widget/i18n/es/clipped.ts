import type { enClipped } from '../en/clipped.ts'
import type { Translation } from '../translation.ts'

/** Texts about what a clipped page suggests, in Spanish. */
export const esClipped: Translation<typeof enClipped> = {
  'clipped.title': 'De la página',
  'clipped.similar': 'Recortada antes',
  'clipped.mine': '{when}, por ti',
  'clipped.by': '{when}, por {name}',
  'clipped.somebody': '{when}, por alguien de fuera de Studio',
  'clipped.open': 'Abrir la publicación',
  'clipped.nearly': 'Casi el mismo título:',
  'clipped.hashtags': 'Hashtags sugeridos',
  'clipped.otherWords': 'Otro texto en {platforms}',
  'clipped.add': 'Añadir {hashtag} al texto',
}
