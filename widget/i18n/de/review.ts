import type { enReview } from '../en/review.ts'
import type { Translation } from '../translation.ts'

export const deReview: Translation<typeof enReview> = {
  'answer.question': 'Ist der Beitrag auf {platform}?',
  'answer.heldQuestion': 'An {platform} wurde nichts gesendet. Senden?',
  'answer.look': 'Auf {platform} nachsehen',
  'answer.live': 'Er ist da',
  'answer.notLive': 'Er ist nicht da, erneut versuchen',
  'answer.sendNow': 'Jetzt senden',
  'answer.toDraft': 'Zurück zum Entwurf',
  'answer.leaveUnsent': 'Nicht senden',
  'answer.address': 'Adresse des Beitrags',
  'answer.addressHint': 'Damit ihn alle von hier aus öffnen können.',
  'answer.addressWrong': 'Das ist keine Webadresse.',
  'answer.liveTitle': 'Er ist auf {platform} online',
  'answer.liveText': 'AllIN verbucht ihn als veröffentlicht. Es wird nichts gesendet.',
  'answer.liveConfirm': 'Als veröffentlicht verbuchen',
  'answer.notLiveTitle': 'Erneut an {platform} senden?',
  'answer.notLiveText':
    'AllIN sendet den Beitrag noch einmal, jetzt gleich. Ist er doch online, sehen ihn deine Follower vielleicht doppelt; sieh deshalb erst genau nach.',
  'answer.notLiveConfirm': 'Er ist nicht da, senden',
  'answer.needsApproval': 'Er muss erst freigegeben werden, auf der Seite des Beitrags.',
  'answer.reconnect': 'Das Konto muss neu verbunden werden, bevor etwas gesendet werden kann.',
}
