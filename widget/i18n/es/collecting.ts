import type { enCollecting } from '../en/collecting.ts'
import type { Translation } from '../translation.ts'

/** Texts of collecting into the draft beside the page, in Spanish. */
export const esCollecting: Translation<typeof enCollecting> = {
  'collecting.title': 'Borrador junto a la página',
  'collecting.open': 'Seguir junto a la página',
  'collecting.addToOpen': 'Añadir al borrador junto a la página',
  'collecting.add': 'Añadir al borrador',
  'collecting.addPage': 'Añadir la página',
  'collecting.addSelection': 'Añadir la selección',
  'collecting.addImage': 'Añadir una imagen',
  'collecting.addSentence': 'Añadir una frase',
  'collecting.collected': { one: '{count} pieza reunida', other: '{count} piezas reunidas' },
  'collecting.remove': 'Quitar «{title}» del borrador',
  'collecting.removed': 'Quitado del borrador.',
  'collecting.from': 'De {title}',
  'collecting.empty':
    'Sigue leyendo y añade aquí páginas, pasajes e imágenes. Todo se convierte en una publicación.',
  'collecting.problem.CLOSED':
    'El navegador aún no ha abierto esta página a AllIN. Elige «Añadir esta página al borrador de al lado» en su menú contextual; después, estos botones también funcionan. Las páginas del propio navegador siguen cerradas.',
  'collecting.closedKey':
    'El navegador aún no ha abierto esta página a AllIN. Pulsa {key} en la página o elige «Añadir esta página al borrador de al lado» en su menú contextual; después, estos botones también funcionan. Las páginas del propio navegador siguen cerradas.',
  'collecting.problem.NOTHING_SELECTED': 'No hay nada seleccionado en la página. Selecciona antes un pasaje.',
  'collecting.problem.UNREADABLE': 'No se pudo leer esta página.',
  'collecting.problem.NO_IMAGES': 'No se encontró ninguna imagen en esta página.',
  'collecting.problem.NO_SENTENCES': 'No se encontró ninguna frase que citar en esta página.',
  'collecting.problem.FULL': 'El borrador está lleno. Quita algo antes de añadir más.',
}
