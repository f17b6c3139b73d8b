import type { enPictures } from '../en/pictures.ts'
import type { Translation } from '../translation.ts'

/** Texts of screenshots, of cropping and of choosing among a page's images, in Spanish. */
export const esPictures: Translation<typeof enPictures> = {
  'pictures.shoot': 'Captura de pantalla',
  'pictures.kind.visible': 'Parte visible',
  'pictures.kind.region': 'Zona',
  'pictures.kind.page': 'Página entera',
  'pictures.shooting': 'Se está tomando la imagen…',
  'pictures.shootingRegion': 'Dibuja un marco en la página.',
  'pictures.shootingPiece': 'Trozo {done} de {total}',
  'pictures.stop': 'Detener',
  'pictures.problem.FORBIDDEN': 'El navegador no permite imágenes de esta página.',
  'pictures.problem.NO_GESTURE':
    'El navegador todavía no ha abierto esta página a AllIN. Pulsa el botón de AllIN en la página o elige AllIN en su menú contextual; después, las imágenes también funcionan.',
  'pictures.problem.LEFT': 'Se salió de la página antes de tomar la imagen.',
  'pictures.problem.CANCELLED': 'Detenido. La página está como antes.',
  'pictures.problem.FAILED': 'No se ha podido tomar la imagen.',
  'pictures.problem.FULL': 'El borrador tiene tantas imágenes como admite. Quita una primero.',
  'pictures.problem.UNREADABLE':
    'La página muestra esta imagen, pero no deja que AllIN la lea, así que no se puede recortar. Haz una captura de pantalla de ella.',
  'pictures.crop': 'Recortar',
  'pictures.cropOne': 'Recortar la imagen {number}',
  'pictures.cropTitle': 'Recortar la imagen',
  'pictures.frame':
    'Marco de {width} por {height} píxeles. Las flechas lo mueven, Mayús con las flechas cambia el tamaño, Ctrl avanza de píxel en píxel.',
  'pictures.size': '{width} × {height} píxeles',
  'pictures.shape': 'Forma',
  'pictures.aspect.free': 'Libre',
  'pictures.aspect.square': 'Cuadrado 1:1',
  'pictures.aspect.portrait': 'Vertical 4:5',
  'pictures.aspect.wide': 'Ancho 16:9',
  'pictures.aspect.story': 'Historia 9:16',
  'pictures.reset': 'Imagen entera',
  'pictures.add': 'Añadir a la publicación',
  'pictures.use': 'Usar esta parte',
  'pictures.cut':
    'La página es más larga de lo que cabe en una imagen. La imagen termina tras {count} píxeles.',
  'pictures.stops': 'Al recortarla, esta animación se convierte en una imagen fija.',
  'pictures.discarded': 'La imagen se ha descartado.',
  'pictures.cropped': 'La imagen se ha recortado.',
  'pictures.notCropped':
    'No se ha podido recortar la imagen. Puede que al navegador le falte memoria o que ya no tenga la imagen.',
  'pictures.chosen': '{count} de {max} elegidas',
  'pictures.full': 'Las cuentas elegidas no admiten más de {max}.',
  'pictures.imageSized': '{name}, {width} × {height}',
  'pictures.closed.BROWSER':
    'Es una de las páginas propias del navegador, que las extensiones no pueden leer.',
  'pictures.closed.STORE': 'El navegador mantiene su tienda cerrada a las extensiones.',
  'pictures.closed.EXTENSION': 'Esta página es de una extensión y las demás no pueden leerla.',
  'pictures.closed.SOURCE': 'Es el código fuente de una página. Para capturarla, abre la página misma.',
  'pictures.closed.FILE':
    'Este archivo está en tu dispositivo y no tiene una dirección que otros puedan abrir.',
  'pictures.closed.PDF': 'El navegador muestra este PDF en un visor que las extensiones no pueden leer.',
  'pictures.closedOffer': 'Puedes escribir una publicación sin ella y probar una captura de lo que ves.',
  'extension.refused.PICTURE_LOST':
    'Una imagen ya no está en este dispositivo. Edita la publicación y vuelve a tomarla.',
}
