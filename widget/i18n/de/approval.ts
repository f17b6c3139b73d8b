import type { enApproval } from '../en/approval.ts'
import type { Translation } from '../translation.ts'

/** Texts about approval that only Studio shows, in German. */
export const deApproval: Translation<typeof enApproval> = {
  'approval.waiting': 'Wartet auf Freigabe',
  'approval.askedBy': '{name} hat {time} darum gebeten.',
  'approval.asked': 'Erbeten {time}.',
  'approval.withdrawnBy': '{name} hat die Freigabe {time} zurückgenommen.',
  'approval.withdrawn': 'Die Freigabe wurde {time} zurückgenommen.',
  'approval.plannedFor': 'Vorgesehen für {time}.',
  'approval.plannedPast': 'Die vorgesehene Zeit ist vorbei.',
  'approval.approve': 'Freigeben',
  'approval.approveAt': 'Freigeben und planen',
  'approval.approvedBy': 'Freigegeben von {name} am {time}',
  'approval.approvedOn': 'Freigegeben am {time}',
  'approval.approvedNext': 'Er kann so geplant werden, wie er ist.',
  'approval.none': 'Nicht freigegeben',
  'approval.noneText':
    'Niemand hat freigegeben, was darin steht. Ohne Freigabe wird er zu seiner Zeit zurückgehalten.',
  'approval.heldBack': 'Zurückgehalten',
  'approval.heldBackText': 'Seine Zeit kam vor der Freigabe. Es wurde nichts gesendet.',
  'approval.heldBackHint': 'Zurückgehalten, bis er freigegeben ist.',
  'approval.sendBack': 'Zurückgeben',
  'approval.sendBackTitle': 'Diesen Beitrag zurückgeben?',
  'approval.sendBackText': 'Er wird wieder ein Entwurf, mit deiner Anmerkung.',
  'approval.comment': 'Was soll anders werden?',
  'approval.sentBackBy': '{name} hat ihn {time} zurückgegeben:',
  'approval.sentBack': 'Er wurde {time} zurückgegeben:',
  'approval.withdraw': 'Freigabe zurücknehmen',
  'approval.previews': 'Was hinausgehen würde',
  'approval.waitsNote': 'Er wartet auf Freigabe. Gesicherte Änderungen gehören zu dem, was freigegeben wird.',
  'approval.approvedNote': 'Er ist freigegeben. Andere Worte brauchen eine neue Freigabe.',
  'approval.scheduledNote':
    'Geht {time} hinaus. Mit anderen Worten verlässt er die Warteschlange bis zur neuen Freigabe.',

  'toast.asked': 'Zur Freigabe vorgelegt',
  'toast.approved': 'Freigegeben',
  'toast.approvedAt': 'Freigegeben, geht {time} hinaus',
  'toast.sentBack': 'Zurückgegeben',

  'posts.PENDING_APPROVAL': 'Zur Freigabe',
  'posts.APPROVED': 'Freigegeben',
  'posts.UNAPPROVED': 'Ohne Freigabe',
  'nav.waiting': { one: '{count} wartet auf Freigabe', other: '{count} warten auf Freigabe' },

  'settings.rules': 'Veröffentlichen',
  'settings.approval': 'Beiträge brauchen Freigabe',
  'settings.approvalHint':
    'Hinaus geht nur, was jemand aus Verwaltung oder Leitung Wort für Wort freigegeben hat.',
  'settings.on': 'Ja',
  'settings.off': 'Nein',
  'settings.lateHint': 'Was sich mehr verspätet, wird nicht gesendet, sondern dir gezeigt.',
  'settings.minutes': { one: '{count} Minute', other: '{count} Minuten' },
  'settings.hours': { one: '{count} Stunde', other: '{count} Stunden' },
  'settings.days': { one: '{count} Tag', other: '{count} Tage' },
  'settings.saved': 'Gesichert',
  'settings.unapproved': {
    one: '{count} geplanter Beitrag ist noch nicht freigegeben und würde zu seiner Zeit zurückgehalten.',
    other: '{count} geplante Beiträge sind noch nicht freigegeben und würden zu ihrer Zeit zurückgehalten.',
  },
  'settings.showUnapproved': 'Ansehen',
}
