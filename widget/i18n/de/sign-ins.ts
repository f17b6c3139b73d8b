import type { enSignIns } from '../en/sign-ins.ts'
import type { Translation } from '../translation.ts'

/** Texts of Studio about letting an extension in, and about where a person is signed in, in German. */
export const deSignIns: Translation<typeof enSignIns> = {
  'letIn.title': 'Darf die Erweiterung für dich handeln?',
  'letIn.asks': 'Die AllIN-Erweiterung von {browser} unter {system} möchte angemeldet werden.',
  'letIn.asksUnknown': 'Die AllIN-Erweiterung dieses Browsers möchte angemeldet werden.',
  'letIn.account': 'Dein Konto',
  'letIn.organizations': 'Organisationen',
  'letIn.may': 'Was sie darf',
  'letIn.mayText': 'Seiten clippen, Entwürfe schreiben und Beiträge senden, soweit deine Rolle reicht.',
  'letIn.until': 'Bis wann',
  'letIn.untilText':
    'Bis du dich in ihr abmeldest oder den Browser schließt. Beenden kannst du es jederzeit unter Einstellungen.',
  'letIn.allow': 'Erlauben',
  'letIn.deny': 'Nicht erlauben',
  'letIn.another': 'Anderes Konto verwenden',
  'letIn.caution':
    'Erlaube das nur, wenn du gerade in der Erweiterung auf „Mit Studio anmelden“ gedrückt hast.',
  'letIn.allowed': 'Die Erweiterung wird angemeldet',
  'letIn.denied': 'Die Erweiterung wurde nicht eingelassen',
  'letIn.close': 'Du kannst dieses Fenster schließen und in der Erweiterung weitermachen.',
  'letIn.broken': 'Hier fragt niemand',
  'letIn.brokenText':
    'Diese Adresse ist nicht vollständig. Öffne die Erweiterung über die Symbolleiste und drücke „Mit Studio anmelden“.',
  'letIn.unknown': 'Diese Erweiterung ist hier nicht bekannt',
  'letIn.unknownText':
    'Wer dieses AllIN betreibt, muss zuerst den Ursprung der Erweiterung erlauben. Mit E-Mail und Passwort kannst du dich in ihr trotzdem anmelden.',
  'letIn.toStudio': 'Zu Studio',

  'sessions.title': 'Angemeldet',
  'sessions.hint': 'Browser und Erweiterungen, die für dich handeln.',
  'sessions.extension': 'Erweiterung von {browser} unter {system}',
  'sessions.extensionUnknown': 'Erweiterung eines Browsers',
  'sessions.browser': '{browser} unter {system}',
  'sessions.browserUnknown': 'Ein Browser oder ein Programm',
  'sessions.this': 'Dieser Browser',
  'sessions.since': 'seit {time}',
  'sessions.end': 'Abmelden',
  'sessions.endOne': 'Abmelden: {name}',
  'sessions.endTitle': '„{name}“ abmelden?',
  'sessions.endText':
    'Dann muss man sich dort neu anmelden, bevor es wieder etwas für dich tun kann. Was dort wartet, bleibt.',
  'sessions.ended': 'Abgemeldet',
  'sessions.more': 'Mehr anzeigen',
}
