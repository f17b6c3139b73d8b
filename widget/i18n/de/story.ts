import type { enStory } from '../en/story.ts'
import type { Translation } from '../translation.ts'

export const deStory: Translation<typeof enStory> = {
  'story.title': 'Was geschah',
  'story.history': 'Wer an diesem Beitrag gearbeitet hat',
  'story.shortened': 'Der Anfang fehlt hier: Dieser Beitrag wurde sehr oft geändert.',
  'story.missing': 'Der Verlauf konnte nicht geladen werden.',
  'story.somebody': 'Jemand',
  'story.apiKey': 'Der API-Schlüssel {name}',
  'story.allin': 'AllIN',
  'story.details': 'Technische Einzelheiten',
  'story.laterEdit': 'Dieser Versuch trug eine frühere Fassung des Textes.',

  'story.created': '{who} hat ihn geschrieben',
  'story.edited': { one: '{who} hat ihn geändert', other: '{who} hat ihn {count} Mal geändert' },
  'story.scheduled': '{who} hat ihn für {time} geplant',
  'story.rescheduled': '{who} hat ihn auf {time} verlegt',
  'story.published-now': '{who} ließ ihn sofort senden',
  'story.taken-back': '{who} hat ihn wieder zum Entwurf gemacht',
  'story.deleted': '{who} hat ihn gelöscht',
  'story.restored': '{who} hat ihn zurückgeholt',
  'story.approval-requested': '{who} hat um Freigabe gebeten',
  'story.approved': '{who} hat ihn freigegeben',
  'story.approval-withdrawn': '{who} hat die Freigabe zurückgenommen',
  'story.sent-back': '{who} hat ihn zurückgegeben',

  'story.sent': 'An {platform} gesendet',
  'story.sentAgain': 'Erneut an {platform} gesendet (Versuch {number})',
  'story.started': 'Für {platform} vorbereitet, noch nicht gesendet',
  'story.publishedByAnswer': '{platform} hat bestätigt, dass er online ist.',
  'story.publishedBySearch':
    'Wir haben auf dem Profil nachgesehen und den Beitrag gefunden: Nichts wurde doppelt gesendet.',
  'story.failed': 'Aufgegeben. Der Beitrag ist hier sicher nicht online.',
  'story.certainlyNot': 'Der Beitrag ist sicher nicht online.',
  'story.wouldBeKnown':
    'Sollte er doch noch erscheinen, erkennt {platform} den nächsten Versuch als denselben Beitrag: Er wird nicht doppelt veröffentlicht.',
  'story.nextTry': 'Neuer Versuch: {time}.',
  'story.earlierInDoubt': '{platform} hat diesen Versuch abgelehnt, ein früherer könnte aber online sein.',
  'story.unconfirmed': '{platform} hat nicht eindeutig geantwortet, der Beitrag könnte also online sein.',
  'story.unconfirmedNext':
    'Nichts wird erneut gesendet, bevor wir es wissen. Nächster Blick auf das Profil: {time}.',
  'story.unconfirmedSoon': 'Nichts wird erneut gesendet, bevor wir es wissen.',
  'story.searchedAbsent':
    'Wir haben auf dem Profil nachgesehen: Der Beitrag ist nicht da, kann aber noch erscheinen.',
  'story.searchedUnreadable': 'Wir wollten nachsehen, aber {platform} ließ uns das Profil nicht lesen.',
  'story.looksAgain': 'Nächster Blick auf das Profil: {time}.',
  'story.needs-review': 'Wir konnten nicht herausfinden, ob der Beitrag online ist, und haben euch gefragt.',
  'story.recoveredSent':
    'Unser Programm brach ab, während der Beitrag gesendet wurde. Er könnte online sein; wir sehen auf dem Profil nach.',
  'story.recoveredUnsent': 'Unser Programm brach ab, bevor etwas gesendet war. Neuer Versuch folgt.',
  'story.held-back': 'Zurückgehalten: Es wurde nichts gesendet.',
  'story.retried': '{who} wollte einen neuen Versuch',
  'story.answeredLive': '{who} hat ihn online gefunden',
  'story.answeredNotLive': '{who} hat ihn nicht gefunden und senden lassen',
  'story.answeredSendNow': '{who} ließ ihn senden',
  'story.answeredLeaveUnsent': '{who} hat entschieden, ihn nicht zu senden',

  'summary.found':
    '{platform} hat um {asked} nicht eindeutig geantwortet. Wir haben um {found} auf deinem Profil nachgesehen und den Beitrag gefunden: Nichts wurde doppelt gesendet.',
  'summary.recovered':
    'Unser Programm brach um {asked} ab, während der Beitrag gesendet wurde. Wir haben um {found} auf deinem Profil nachgesehen und ihn gefunden: Nichts wurde doppelt gesendet.',
  'summary.live': 'Er ist online. {platform} hat es um {time} bestätigt.',
  'summary.liveAgain': 'Er ist seit {time} online, nach {count} Versuchen. Keiner der früheren ist online.',
  'summary.livePerson': 'Er ist online: {who} hat ihn dort gefunden.',
  'summary.queued': 'Er geht {time} hinaus.',
  'summary.again': 'Er ist sicher noch nicht online. Der nächste Versuch ist {time}; du musst nichts tun.',
  'summary.againInDoubt':
    'Ein früherer Versuch könnte online sein. Der nächste ist {time}; {platform} erkennt ihn als denselben Beitrag.',
  'summary.paced':
    '{platform} nimmt auf diesem Konto gerade keine Beiträge mehr an. Er geht {time} von selbst hinaus.',
  'summary.publishing': 'Er wird gerade gesendet.',
  'summary.confirming':
    '{platform} hat um {asked} nicht eindeutig geantwortet, der Beitrag könnte also online sein. Wir sehen auf deinem Profil nach, bis wir es wissen; vorher wird nichts gesendet.',
  'summary.cancelled': 'Er wurde herausgenommen, bevor etwas gesendet war.',

  'certainty.NO': 'Er ist sicher nicht online.',
  'certainty.UNKNOWN': 'Ob er online ist, weiß niemand genau.',

  'fault.rateLimited.what': '{platform} hat uns gebeten, langsamer zu senden.',
  'fault.rateLimited.do': 'Meist ist nichts zu tun. Geschieht es oft, verteile deine Beiträge über den Tag.',
  'fault.paced.what': '{platform} nimmt auf diesem Konto gerade keine Beiträge mehr an.',
  'fault.paced.do': 'Nichts zu tun: Er geht von selbst hinaus, sobald Platz ist.',
  'fault.platformDown.what': 'Bei {platform} gab es eine Störung.',
  'fault.platformDown.do': 'Das geht meist vorbei. Versuche es etwas später erneut.',
  'fault.noAnswer.what': '{platform} hat nicht rechtzeitig geantwortet, oder die Verbindung brach ab.',
  'fault.noAnswer.do': 'Das geht meist vorbei. Versuche es etwas später erneut.',
  'fault.unreachable.what': '{platform} war nicht zu erreichen.',
  'fault.unreachable.do': 'Sieh im Browser nach, ob {platform} läuft, und versuche es dann erneut.',
  'fault.oddAnswer.what': '{platform} hat etwas geantwortet, das wir nicht verstehen.',
  'fault.oddAnswer.do': 'Versuche es später erneut. Bleibt es so, sag es denen, die AllIN betreuen.',
  'fault.reconnect.what': '{platform} lässt AllIN auf diesem Konto nicht mehr veröffentlichen.',
  'fault.reconnect.do': 'Verbinde das Konto unter „Konten“ neu und versuche es dann erneut.',
  'fault.renewal.what': 'Unser Zugang zum Konto ließ sich in dem Moment nicht erneuern.',
  'fault.renewal.do': 'Meist ist nichts zu tun. Bleibt es so, verbinde das Konto unter „Konten“ neu.',
  'fault.appRefused.what': '{platform} nimmt diese Installation von AllIN nicht an.',
  'fault.appRefused.do':
    'Sag denen, die AllIN betreuen, dass der Zugang zu {platform} neu eingerichtet werden muss.',
  'fault.credits.what': 'Das Guthaben bei {platform} ist aufgebraucht.',
  'fault.credits.do': 'Lass es in der Entwicklerkonsole von {platform} aufladen und versuche es dann erneut.',
  'fault.forbidden.what':
    '{platform} erlaubt diesen Beitrag nicht oder lässt dieses Konto nicht veröffentlichen.',
  'fault.forbidden.do':
    'Sieh auf {platform} nach, ob es einen Hinweis zum Konto gibt. Sonst ändere den Beitrag.',
  'fault.refused.what': '{platform} hat den Beitrag abgelehnt.',
  'fault.refused.do':
    'Der Grund steht bei den technischen Einzelheiten. Ändere den Beitrag und veröffentliche ihn neu.',
  'fault.duplicate.what': '{platform} sagt, dass dieses Konto diese Worte schon veröffentlicht hat.',
  'fault.duplicate.do': 'Ändere die Worte, und sei es ein wenig, und veröffentliche ihn als neuen Beitrag.',
  'fault.notFound.what': '{platform} konnte nicht finden, was zu diesem Beitrag gehört.',
  'fault.notFound.do': 'Versuche es erneut. Bleibt es so, verbinde das Konto unter „Konten“ neu.',
  'fault.pictures.what': '{platform} hat ein Bild dieses Beitrags nicht angenommen.',
  'fault.pictures.do': 'Nimm ein kleineres Bild oder JPEG oder PNG und veröffentliche ihn als neuen Beitrag.',
  'fault.pictureSlow.what': '{platform} war noch mit einem Bild beschäftigt.',
  'fault.pictureSlow.do': 'Das geht meist vorbei. Ein kleineres Bild ist schneller fertig.',
  'fault.pictureGone.what': 'Ein Bild dieses Beitrags gibt es in AllIN nicht mehr.',
  'fault.pictureGone.do': 'Füge das Bild einem neuen Beitrag hinzu.',
  'fault.pictureUnreadable.what':
    'Ein Bild dieses Beitrags ließ sich nicht aus dem Speicher von AllIN lesen.',
  'fault.pictureUnreadable.do': 'Versuche es später erneut. Bleibt es so, sag es denen, die AllIN betreuen.',
  'fault.address.what': 'Der Server dieses Kontos hat eine Adresse, die AllIN nicht aufrufen darf.',
  'fault.address.do': 'Prüfe den Server des Kontos und verbinde es unter „Konten“ neu.',
  'fault.internal.what': 'Bei uns ist etwas schiefgegangen.',
  'fault.internal.do': 'Versuche es erneut. Bleibt es so, sag es denen, die AllIN betreuen.',
  'fault.workerLost.what': 'Unser Programm brach mittendrin ab.',
  'fault.workerLost.do': 'Versuche es erneut. Geschieht es oft, sag es denen, die AllIN betreuen.',
  'fault.notThere.what': 'Wir haben lange genug auf dem Profil nachgesehen: Der Beitrag ist nicht da.',
  'fault.notThere.do':
    'Meist ist nichts zu tun: Er wird so erneut versucht, dass {platform} ihn als denselben erkennen würde.',
  'fault.unknown.what': 'Wir konnten nicht herausfinden, ob der Beitrag online ist.',
  'fault.unknown.do': 'Sieh auf dem Profil nach und sag uns, was du siehst.',
  'fault.sameAsAnother.what': '{platform} nannte einen Beitrag, der hier zu einem anderen gehört.',
  'fault.sameAsAnother.do':
    'Sieh auf dem Profil nach, ob beide Beiträge da sind, und sag uns, was du siehst.',
  'fault.tooLate.what':
    'Seine Zeit war länger vorbei, als deine Organisation erlaubt, deshalb wurde nichts gesendet.',
  'fault.tooLate.do': 'Entscheide, ob er noch passt: jetzt senden, zurück zum Entwurf oder nicht senden.',
  'fault.notApproved.what':
    'Was hinausgehen sollte, war so nicht freigegeben, deshalb wurde nichts gesendet.',
  'fault.notApproved.do': 'Lass ihn freigeben und sende ihn dann, oder mach ihn wieder zum Entwurf.',
  'fault.author.what': 'Wer ihn geplant hat, darf nicht mehr veröffentlichen, deshalb wurde nichts gesendet.',
  'fault.author.do': 'Wer veröffentlichen darf, kann ihn jetzt senden oder wieder zum Entwurf machen.',
  'fault.other.what': 'Es hat nicht geklappt; für den Grund haben wir keine besseren Worte.',
  'fault.other.do': 'Die technischen Einzelheiten helfen vielleicht denen, die AllIN betreuen.',

  'retry.these': {
    one: 'Fehlgeschlagenes Konto erneut versuchen',
    other: 'Die {count} fehlgeschlagenen Konten erneut versuchen',
  },
  'retry.hint': 'Nur diese werden erneut versucht. Konten, die den Beitrag haben, bleiben unberührt.',
  'retry.hintOne': 'Nur {platform} wird erneut versucht. Konten, die den Beitrag haben, bleiben unberührt.',
  'retry.title': {
    one: 'Der Beitrag ist auf {count} Konto fehlgeschlagen.',
    other: 'Der Beitrag ist auf {count} Konten fehlgeschlagen.',
  },

  'review.title': 'Bitte prüfen',
  'review.hint':
    'Beiträge, über die nur ein Mensch entscheiden kann. Vor deiner Antwort wird nichts gesendet.',
  'review.nav': 'Bitte prüfen',
  'review.count': { one: '{count} wartet auf dich', other: '{count} warten auf dich' },
  'review.none': 'Nichts zu prüfen',
  'review.noneHint':
    'Wenn AllIN nicht herausfindet, ob ein Beitrag online ist, oder einen zurückhält, fragt es hier.',
  'review.unsure': 'Ist er online?',
  'review.held': 'Senden oder nicht?',
  'review.tried': 'Gesendet {time}',
  'review.planned': 'Geplant für {time}',
  'review.openPost': 'Beitrag öffnen',
  'review.more': 'Mehr zeigen',
  'review.mayNot': 'Das muss jemand beantworten, der veröffentlichen darf.',

  'delay.title': 'Das Veröffentlichen ist verspätet',
  'delay.overdue': {
    one: '{count} Beitrag wartet über seine Zeit hinaus, bis zu {time}.',
    other: '{count} Beiträge warten über ihre Zeit hinaus, bis zu {time}.',
  },
  'delay.calm': 'Nichts geht verloren, und nichts wird doppelt gesendet.',
  'delay.why': 'Warum',
  'delay.hide': 'Für eine Stunde ausblenden',
  'delay.until': 'Bis etwa {time}.',
  'delay.minutes': { one: '{count} Minute', other: '{count} Minuten' },
  'delay.hours': { one: '{count} Stunde', other: '{count} Stunden' },
  'delay.SWEEP_SILENT':
    'Der Teil von AllIN, der nach überfälligen Beiträgen sieht, lief eine Weile nicht. Sag es denen, die AllIN betreuen.',
  'delay.QUEUE_UNREACHABLE':
    'Der Dienst, der AllIN zur rechten Minute weckt, ist nicht zu erreichen. Beiträge gehen bis zu ein paar Minuten später hinaus.',
  'delay.PLATFORM_HOLDS': '{platform} hat uns gebeten, eine Weile nichts zu senden.',
  'delay.PLATFORM_FAILING':
    '{platform} arbeitet gerade nicht zuverlässig. Beiträge werden von selbst erneut versucht.',
  'delay.BACKLOG': 'Sehr viele Beiträge sind auf einmal fällig. Sie gehen nacheinander hinaus.',
  'delay.EVENTS_WAITING':
    'Nachrichten über das, was geschah, kommen verspätet an. Die Beiträge selbst betrifft das nicht.',
  'delay.other': 'Etwas hält Beiträge auf. Sag es denen, die AllIN betreuen.',
}
