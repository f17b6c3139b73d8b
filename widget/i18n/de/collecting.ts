import type { enCollecting } from '../en/collecting.ts'
import type { Translation } from '../translation.ts'

/** Texts of collecting into the draft beside the page, in German. */
export const deCollecting: Translation<typeof enCollecting> = {
  'collecting.title': 'Entwurf neben der Seite',
  'collecting.open': 'Neben der Seite weiterschreiben',
  'collecting.addToOpen': 'Zum Entwurf neben der Seite hinzufügen',
  'collecting.add': 'Zum Entwurf hinzufügen',
  'collecting.addPage': 'Seite hinzufügen',
  'collecting.addSelection': 'Auswahl hinzufügen',
  'collecting.addImage': 'Bild hinzufügen',
  'collecting.addSentence': 'Satz hinzufügen',
  'collecting.collected': { one: '{count} Fundstück', other: '{count} Fundstücke' },
  'collecting.remove': '„{title}“ aus dem Entwurf entfernen',
  'collecting.removed': 'Aus dem Entwurf entfernt.',
  'collecting.from': 'Aus {title}',
  'collecting.empty':
    'Lies weiter und füge hier Seiten, Stellen und Bilder hinzu. Alles zusammen wird ein Beitrag.',
  'collecting.problem.CLOSED':
    'Der Browser hat diese Seite noch nicht für AllIN geöffnet. Wähle in ihrem Kontextmenü „Diese Seite zum Entwurf daneben hinzufügen“; danach gehen auch diese Knöpfe. Die eigenen Seiten des Browsers bleiben verschlossen.',
  'collecting.closedKey':
    'Der Browser hat diese Seite noch nicht für AllIN geöffnet. Drücke {key} auf der Seite oder wähle in ihrem Kontextmenü „Diese Seite zum Entwurf daneben hinzufügen“; danach gehen auch diese Knöpfe. Die eigenen Seiten des Browsers bleiben verschlossen.',
  'collecting.problem.NOTHING_SELECTED': 'Auf der Seite ist nichts ausgewählt. Markiere zuerst eine Stelle.',
  'collecting.problem.UNREADABLE': 'Diese Seite ließ sich nicht lesen.',
  'collecting.problem.NO_IMAGES': 'Auf dieser Seite wurde kein Bild gefunden.',
  'collecting.problem.NO_SENTENCES': 'Auf dieser Seite wurde kein Satz zum Zitieren gefunden.',
  'collecting.problem.FULL': 'Der Entwurf ist voll. Entferne etwas, bevor du mehr hinzufügst.',
}
