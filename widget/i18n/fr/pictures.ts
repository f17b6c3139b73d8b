import type { enPictures } from '../en/pictures.ts'
import type { Translation } from '../translation.ts'

/** Texts of screenshots, of cropping and of choosing among a page's images, in French. */
export const frPictures: Translation<typeof enPictures> = {
  'pictures.shoot': 'Capture d’écran',
  'pictures.kind.visible': 'Partie visible',
  'pictures.kind.region': 'Zone',
  'pictures.kind.page': 'Page entière',
  'pictures.shooting': 'La capture est en cours…',
  'pictures.shootingRegion': 'Tracez un cadre dans la page.',
  'pictures.shootingPiece': 'Morceau {done} sur {total}',
  'pictures.stop': 'Arrêter',
  'pictures.problem.FORBIDDEN': 'Le navigateur n’autorise pas les images de cette page.',
  'pictures.problem.NO_GESTURE':
    'Le navigateur n’a pas encore ouvert cette page à AllIN. Appuyez sur le bouton AllIN de la page, ou choisissez AllIN dans son menu contextuel\u00a0; ensuite, les images fonctionnent aussi.',
  'pictures.problem.LEFT': 'La page a été quittée avant la capture.',
  'pictures.problem.CANCELLED': 'Arrêté. La page est comme avant.',
  'pictures.problem.FAILED': 'L’image n’a pas pu être prise.',
  'pictures.problem.FULL': 'Le brouillon a autant d’images qu’il peut en contenir. Retirez-en une d’abord.',
  'pictures.problem.UNREADABLE':
    'La page montre cette image mais ne laisse pas AllIN la lire\u00a0; elle ne peut donc pas être recadrée. Faites-en plutôt une capture d’écran.',
  'pictures.crop': 'Recadrer',
  'pictures.cropOne': 'Recadrer l’image {number}',
  'pictures.cropTitle': 'Recadrer l’image',
  'pictures.frame':
    'Cadre de {width} sur {height} pixels. Les flèches le déplacent, Maj avec les flèches change sa taille, Ctrl avance d’un pixel.',
  'pictures.size': '{width} × {height} pixels',
  'pictures.shape': 'Forme',
  'pictures.aspect.free': 'Libre',
  'pictures.aspect.square': 'Carré 1:1',
  'pictures.aspect.portrait': 'Portrait 4:5',
  'pictures.aspect.wide': 'Large 16:9',
  'pictures.aspect.story': 'Story 9:16',
  'pictures.reset': 'Image entière',
  'pictures.add': 'Ajouter à la publication',
  'pictures.use': 'Utiliser cette partie',
  'pictures.cut':
    'La page est plus longue que ce qu’une image peut montrer. L’image s’arrête après {count} pixels.',
  'pictures.stops': 'Recadrée, cette animation devient une image fixe.',
  'pictures.discarded': 'L’image a été abandonnée.',
  'pictures.cropped': 'L’image a été recadrée.',
  'pictures.notCropped':
    'L’image n’a pas pu être recadrée. Le navigateur manque peut-être de mémoire, ou n’a plus l’image.',
  'pictures.chosen': '{count} sur {max} choisies',
  'pictures.full': 'Les comptes choisis n’en acceptent pas plus de {max}.',
  'pictures.imageSized': '{name}, {width} × {height}',
  'pictures.closed.BROWSER': 'C’est une page du navigateur lui-même, que les extensions ne peuvent pas lire.',
  'pictures.closed.STORE': 'Le navigateur ferme sa boutique aux extensions.',
  'pictures.closed.EXTENSION': 'Cette page appartient à une extension, et les autres ne peuvent pas la lire.',
  'pictures.closed.SOURCE': 'C’est le code source d’une page. Pour la capturer, ouvrez la page elle-même.',
  'pictures.closed.FILE':
    'Ce fichier est sur votre appareil et n’a pas d’adresse que d’autres puissent ouvrir.',
  'pictures.closed.PDF':
    'Le navigateur montre ce PDF dans une visionneuse que les extensions ne peuvent pas lire.',
  'pictures.closedOffer':
    'Vous pouvez écrire une publication sans elle, et essayer une capture d’écran de ce que vous voyez.',
  'extension.refused.PICTURE_LOST':
    'Une image n’est plus sur cet appareil. Modifiez la publication et reprenez l’image.',
}
