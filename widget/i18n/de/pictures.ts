import type { enPictures } from '../en/pictures.ts'
import type { Translation } from '../translation.ts'

export const dePictures: Translation<typeof enPictures> = {
  'pictures.shoot': 'Bildschirmfoto',
  'pictures.kind.visible': 'Sichtbarer Teil',
  'pictures.kind.region': 'Ausschnitt',
  'pictures.kind.page': 'Ganze Seite',
  'pictures.shooting': 'Das Bild wird aufgenommen …',
  'pictures.shootingRegion': 'Zieh in der Seite einen Rahmen.',
  'pictures.shootingPiece': 'Stück {done} von {total}',
  'pictures.stop': 'Abbrechen',
  'pictures.problem.FORBIDDEN': 'Der Browser erlaubt keine Bilder von dieser Seite.',
  'pictures.problem.NO_GESTURE':
    'Der Browser hat diese Seite noch nicht für AllIN geöffnet. Drück auf der Seite den AllIN-Knopf oder wähl AllIN in ihrem Kontextmenü; danach gehen auch Bilder.',
  'pictures.problem.LEFT': 'Die Seite wurde verlassen, bevor ihr Bild aufgenommen war.',
  'pictures.problem.CANCELLED': 'Abgebrochen. Die Seite ist wie vorher.',
  'pictures.problem.FAILED': 'Das Bild konnte nicht aufgenommen werden.',
  'pictures.problem.FULL': 'Der Entwurf hat so viele Bilder, wie er aufnimmt. Entferne zuerst eines.',
  'pictures.problem.UNREADABLE':
    'Die Seite zeigt dieses Bild, lässt es AllIN aber nicht lesen; darum lässt es sich nicht zuschneiden. Nimm stattdessen ein Bildschirmfoto davon auf.',
  'pictures.crop': 'Zuschneiden',
  'pictures.cropOne': 'Bild {number} zuschneiden',
  'pictures.cropTitle': 'Bild zuschneiden',
  'pictures.frame':
    'Rahmen von {width} mal {height} Pixeln. Pfeiltasten verschieben ihn, Umschalt mit Pfeiltasten ändert die Größe, Strg macht Schritte von einem Pixel.',
  'pictures.size': '{width} × {height} Pixel',
  'pictures.shape': 'Form',
  'pictures.aspect.free': 'Frei',
  'pictures.aspect.square': 'Quadrat 1:1',
  'pictures.aspect.portrait': 'Hochformat 4:5',
  'pictures.aspect.wide': 'Breit 16:9',
  'pictures.aspect.story': 'Story 9:16',
  'pictures.reset': 'Ganzes Bild',
  'pictures.add': 'Zum Beitrag hinzufügen',
  'pictures.use': 'Diesen Teil nehmen',
  'pictures.cut': 'Die Seite geht weiter, als ein Bild zeigen kann. Das Bild endet nach {count} Pixeln.',
  'pictures.stops': 'Zugeschnitten wird aus dieser Animation ein stehendes Bild.',
  'pictures.discarded': 'Das Bild wurde verworfen.',
  'pictures.cropped': 'Das Bild wurde zugeschnitten.',
  'pictures.notCropped':
    'Das Bild ließ sich nicht zuschneiden. Vielleicht fehlt dem Browser Speicher, oder er hat das Bild nicht mehr.',
  'pictures.chosen': '{count} von {max} gewählt',
  'pictures.full': 'Mehr als {max} nehmen die gewählten Konten nicht.',
  'pictures.imageSized': '{name}, {width} × {height}',
  'pictures.closed.BROWSER':
    'Das ist eine der eigenen Seiten des Browsers; Erweiterungen dürfen sie nicht lesen.',
  'pictures.closed.STORE': 'Der Browser verschließt seinen Store vor Erweiterungen.',
  'pictures.closed.EXTENSION': 'Diese Seite gehört zu einer Erweiterung, und andere dürfen sie nicht lesen.',
  'pictures.closed.SOURCE': 'Das ist der Quelltext einer Seite. Um die Seite zu clippen, öffne sie selbst.',
  'pictures.closed.FILE':
    'Diese Datei liegt auf deinem Gerät und hat keine Adresse, die andere öffnen können.',
  'pictures.closed.PDF':
    'Der Browser zeigt dieses PDF in einem Betrachter, den Erweiterungen nicht lesen dürfen.',
  'pictures.closedOffer':
    'Du kannst ohne sie einen Beitrag schreiben und ein Bildschirmfoto von dem versuchen, was du siehst.',
  'extension.refused.PICTURE_LOST':
    'Ein Bild ist nicht mehr auf diesem Gerät. Bearbeite den Beitrag und nimm es neu auf.',
}
