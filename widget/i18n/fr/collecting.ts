import type { enCollecting } from '../en/collecting.ts'
import type { Translation } from '../translation.ts'

/** Texts of collecting into the draft beside the page, in French. */
export const frCollecting: Translation<typeof enCollecting> = {
  'collecting.title': 'Brouillon à côté de la page',
  'collecting.open': 'Continuer à côté de la page',
  'collecting.addToOpen': 'Ajouter au brouillon à côté de la page',
  'collecting.add': 'Ajouter au brouillon',
  'collecting.addPage': 'Ajouter la page',
  'collecting.addSelection': 'Ajouter la sélection',
  'collecting.addImage': 'Ajouter une image',
  'collecting.addSentence': 'Ajouter une phrase',
  'collecting.collected': { one: '{count} élément réuni', other: '{count} éléments réunis' },
  'collecting.remove': 'Retirer «\u00a0{title}\u00a0» du brouillon',
  'collecting.removed': 'Retiré du brouillon.',
  'collecting.from': 'De {title}',
  'collecting.empty':
    'Poursuivez votre lecture et ajoutez ici pages, passages et images. Le tout devient une seule publication.',
  'collecting.problem.CLOSED':
    'Le navigateur n’a pas encore ouvert cette page à AllIN. Choisissez «\u00a0Ajouter cette page au brouillon à côté\u00a0» dans son menu contextuel\u202f; ensuite, ces boutons fonctionnent aussi. Les pages du navigateur lui-même restent fermées.',
  'collecting.closedKey':
    'Le navigateur n’a pas encore ouvert cette page à AllIN. Appuyez sur {key} dans la page, ou choisissez «\u00a0Ajouter cette page au brouillon à côté\u00a0» dans son menu contextuel\u202f; ensuite, ces boutons fonctionnent aussi. Les pages du navigateur lui-même restent fermées.',
  'collecting.problem.NOTHING_SELECTED':
    'Rien n’est sélectionné dans la page. Sélectionnez d’abord un passage.',
  'collecting.problem.UNREADABLE': 'Cette page n’a pas pu être lue.',
  'collecting.problem.NO_IMAGES': 'Aucune image trouvée sur cette page.',
  'collecting.problem.NO_SENTENCES': 'Aucune phrase à citer trouvée sur cette page.',
  'collecting.problem.FULL': 'Le brouillon est plein. Retirez quelque chose avant d’en ajouter.',
}
