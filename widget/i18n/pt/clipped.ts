import type { enClipped } from '../en/clipped.ts'
import type { Translation } from '../translation.ts'

/** Texts about what a clipped page suggests, in Brazilian Portuguese. */
export const ptClipped: Translation<typeof enClipped> = {
  'clipped.title': 'Da página',
  'clipped.similar': 'Já capturada',
  'clipped.mine': '{when} por você',
  'clipped.by': '{when} por {name}',
  'clipped.somebody': '{when} por alguém de fora do Studio',
  'clipped.open': 'Abrir o post',
  'clipped.nearly': 'Quase o mesmo título:',
  'clipped.hashtags': 'Hashtags sugeridas',
  'clipped.otherWords': 'Outro texto em {platforms}',
  'clipped.add': 'Adicionar {hashtag} ao texto',
}
