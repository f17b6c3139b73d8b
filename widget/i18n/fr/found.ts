import type { enFound } from '../en/found.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension about what else a page gives to a post, in French. */
export const frFound: Translation<typeof enFound> = {
  'found.sentences': 'Phrases de cette page',
  'found.price': 'Prix',
  'found.addPrice': 'Mettre le prix {price} dans le texte',
  'found.media': 'Vidéo et audio de cette page',
  'found.video': 'Vidéo',
  'found.audio': 'Audio',
  'found.addMedia': 'Mettre le lien vers «\u00a0{title}\u00a0» dans le texte',
  'found.gap.paywall': 'Seul ce qui se lit ici sans abonnement a été pris.',
  'found.gap.consent':
    'La page demande votre accord avant de montrer son texte. Répondez-lui, puis capturez à nouveau.',
  'found.gap.pdf': 'Le texte d’un PDF ne peut pas être lu. Son nom et son lien ont été pris.',
  'found.gap.canvas':
    'Cette page dessine son texte comme une image, qui ne peut pas être lue. Son nom et son lien ont été pris.',
  'found.gap.frame': 'Le texte se trouve dans un cadre d’un autre site, que le navigateur garde fermé.',
}
