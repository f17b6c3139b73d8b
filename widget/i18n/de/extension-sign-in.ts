import type { enExtensionSignIn } from '../en/extension-sign-in.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension's sign-in by Studio, in German. */
export const deExtensionSignIn: Translation<typeof enExtensionSignIn> = {
  'extension.studio': 'Mit Studio anmelden',
  'extension.studioHint': 'Öffnet Studio in einem Fenster. Wer dort angemeldet ist, bestätigt nur noch.',
  'extension.studioOr': 'oder mit E-Mail und Passwort',
  'extension.studio.waiting':
    'Studio fragt dich in einem eigenen Fenster. Drück noch einmal, wenn du es nicht mehr findest.',
  'extension.studio.denied':
    'Du hast es nicht erlaubt. Es hat sich nichts geändert; was du geclippt hast, ist noch da.',
  'extension.studio.closed':
    'Das Fenster wurde geschlossen, bevor du geantwortet hast. Du kannst es noch einmal versuchen.',
  'extension.studio.unreachable':
    'Studio ist unter {server} nicht erreichbar. Prüfe die Adresse und das Netz.',
  'extension.studio.refused': 'Studio hat die Anmeldung nicht abgeschlossen. Beginne noch einmal.',
  'extension.studio.unknown':
    'Dieses AllIN nimmt die Anmeldung der Erweiterung nicht an. Verwende E-Mail und Passwort.',
}
