import type { enShared } from '../en/shared.ts'
import type { Translation } from '../translation.ts'

/** Texts that every surface shares, in German. */
export const deShared: Translation<typeof enShared> = {
  'common.cancel': 'Abbrechen',
  'common.close': 'Schließen',
  'common.dismiss': 'Ausblenden',
  'common.done': 'Fertig',
  'common.loading': 'Lädt …',
  'common.optional': 'freiwillig',
  'common.partMissing': 'Ein Teil der Seite konnte nicht geladen werden.',
  'common.retry': 'Erneut versuchen',
  'common.undo': 'Rückgängig',

  'status.DRAFT': 'Entwurf',
  'status.PENDING_APPROVAL': 'Wartet auf Freigabe',
  'status.APPROVED': 'Freigegeben',
  'status.SCHEDULED': 'Geplant',
  'status.PUBLISHING': 'Wird gesendet',
  'status.PUBLISHED': 'Veröffentlicht',
  'status.PARTIALLY_PUBLISHED': 'Teilweise veröffentlicht',
  'status.FAILED': 'Fehlgeschlagen',
  'status.NEEDS_REVIEW': 'Bitte prüfen',
  'status.QUEUED': 'Eingereiht',
  'status.CONFIRMING': 'Wird bestätigt',
  'status.CANCELLED': 'Abgebrochen',

  'problem.OFFLINE': 'Keine Verbindung. Der Text ist auf diesem Gerät gesichert.',
  'problem.UNREACHABLE': 'AllIN ist gerade nicht erreichbar. Bitte erneut versuchen.',
  'problem.TIMEOUT': 'AllIN hat nicht rechtzeitig geantwortet. Bitte erneut versuchen.',
  'problem.ANSWER_NOT_UNDERSTOOD': 'AllIN hat unerwartet geantwortet. Bitte erneut versuchen.',
  'problem.FORBIDDEN': 'Deine Rolle erlaubt das nicht. Frag die Verwaltung deiner Organisation.',
  'problem.RATE_LIMITED': 'Das war viel auf einmal. Kurz warten, dann erneut versuchen.',
  'problem.REVISION_CONFLICT': 'Jemand hat das inzwischen geändert. Lade es neu, um den Stand zu sehen.',
  'problem.ALREADY_SENDING': 'Der Beitrag wird bereits gesendet und lässt sich nicht mehr ändern.',
  'problem.APPROVAL_REQUIRED':
    'Hier geht ein Beitrag erst hinaus, wenn er freigegeben ist. Bitte zuerst um Freigabe.',
  'problem.NOT_FOUND': 'Das gibt es nicht mehr.',
  'problem.UNAUTHENTICATED': 'Bitte melde dich erneut an.',
  'problem.CREDENTIAL_EXPIRED': 'Die Anmeldung ist abgelaufen. Bitte melde dich erneut an.',
  'problem.POST_NOT_READY': 'So kann der Beitrag nicht hinausgehen. Sieh dir die Hinweise unten an.',
  'problem.MEDIA_NOT_SUPPORTED': 'Diese Art Datei wird nicht unterstützt. Nimm JPEG, PNG, GIF oder WebP.',
  'problem.MEDIA_TOO_LARGE': 'Die Datei ist zu groß.',
  'problem.MEDIA_UNREADABLE': 'Die Datei ist beschädigt oder kein Bild.',
  'problem.INTERNAL': 'Bei uns ist etwas schiefgegangen. Bitte erneut versuchen.',
  'problem.NOT_READY': 'AllIN startet gerade. Bitte gleich noch einmal versuchen.',

  'issue.EMPTY': 'Schreibe etwas oder füge ein Bild oder einen Link hinzu.',
  'issue.TEXT_TOO_LONG': {
    one: 'Für {platform} {count} Zeichen zu lang.',
    other: 'Für {platform} {count} Zeichen zu lang.',
  },
  'issue.TOO_MANY_IMAGES': {
    one: '{platform} nimmt höchstens ein Bild.',
    other: '{platform} nimmt höchstens {count} Bilder.',
  },
  'issue.IMAGE_TYPE_NOT_ACCEPTED': '{name}: {platform} nimmt diese Art Bild nicht.',
  'issue.IMAGE_TOO_LARGE': '{name} hat {size}. {platform} nimmt bis zu {limit}.',
  'issue.ALT_TEXT_TOO_LONG': {
    one: '{name}: Die Beschreibung darf auf {platform} ein Zeichen haben.',
    other: '{name}: Die Beschreibung darf auf {platform} {count} Zeichen haben.',
  },
  'issue.GIF_NOT_ALONE': '{platform} nimmt ein bewegtes GIF nur für sich allein.',
  'issue.shrink': 'Verkleinern',
  'issue.customise': 'Für {platform} kürzen',
  'issue.reconnect': '{account} auf {platform} muss neu verbunden werden, bevor es senden kann.',

  'approval.ask': 'Freigabe erbitten',
}
