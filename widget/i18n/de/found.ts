import type { enFound } from '../en/found.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension about what else a page gives to a post, in German. */
export const deFound: Translation<typeof enFound> = {
  'found.sentences': 'Sätze dieser Seite',
  'found.price': 'Preis',
  'found.addPrice': 'Den Preis {price} in den Text setzen',
  'found.media': 'Video und Ton dieser Seite',
  'found.video': 'Video',
  'found.audio': 'Ton',
  'found.addMedia': 'Den Link zu „{title}“ in den Text setzen',
  'found.gap.paywall': 'Nur was hier ohne Abonnement zu lesen ist, wurde übernommen.',
  'found.gap.consent':
    'Die Seite fragt nach einer Einwilligung, bevor sie ihren Text zeigt. Beantworte sie dort und nimm die Seite dann noch einmal auf.',
  'found.gap.pdf': 'Der Text eines PDFs lässt sich nicht lesen. Name und Link wurden übernommen.',
  'found.gap.canvas':
    'Diese Seite zeichnet ihren Text als Bild, deshalb lässt er sich nicht lesen. Name und Link wurden übernommen.',
  'found.gap.frame': 'Der Text steht im Rahmen einer anderen Website, den der Browser verschlossen hält.',
}
