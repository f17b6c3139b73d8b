import type { enFound } from '../en/found.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension about what else a page gives to a post, in Spanish. */
export const esFound: Translation<typeof enFound> = {
  'found.sentences': 'Frases de esta página',
  'found.price': 'Precio',
  'found.addPrice': 'Poner el precio {price} en el texto',
  'found.media': 'Vídeo y audio de esta página',
  'found.video': 'Vídeo',
  'found.audio': 'Audio',
  'found.addMedia': 'Poner el enlace a «{title}» en el texto',
  'found.gap.paywall': 'Solo se tomó lo que aquí se puede leer sin suscripción.',
  'found.gap.consent':
    'La página pide tu consentimiento antes de mostrar su texto. Respóndele y vuelve a recortar.',
  'found.gap.pdf': 'El texto de un PDF no se puede leer. Se tomaron su nombre y su enlace.',
  'found.gap.canvas':
    'Esta página dibuja su texto como una imagen y no se puede leer. Se tomaron su nombre y su enlace.',
  'found.gap.frame': 'El texto está en un marco de otro sitio, que el navegador mantiene cerrado.',
}
