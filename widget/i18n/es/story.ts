import type { enStory } from '../en/story.ts'
import type { Translation } from '../translation.ts'

/** Texts of Studio about what became of a post, in Spanish. */
export const esStory: Translation<typeof enStory> = {
  'story.title': 'Qué pasó',
  'story.history': 'Quién trabajó en esta publicación',
  'story.shortened': 'Falta el comienzo: esta publicación se cambió muchas veces.',
  'story.missing': 'No se pudo cargar la historia.',
  'story.somebody': 'Alguien',
  'story.apiKey': 'La clave de API {name}',
  'story.allin': 'AllIN',
  'story.details': 'Detalles técnicos',
  'story.laterEdit': 'Este intento llevaba una versión anterior del texto.',

  'story.created': '{who} la escribió',
  'story.edited': { one: '{who} la cambió', other: '{who} la cambió {count} veces' },
  'story.scheduled': '{who} la programó para {time}',
  'story.rescheduled': '{who} la movió al {time}',
  'story.published-now': '{who} hizo que se enviara al momento',
  'story.taken-back': '{who} la devolvió a borrador',
  'story.deleted': '{who} la eliminó',
  'story.restored': '{who} la recuperó',
  'story.approval-requested': '{who} pidió aprobación',
  'story.approved': '{who} la aprobó',
  'story.approval-withdrawn': '{who} retiró la aprobación',
  'story.sent-back': '{who} la devolvió',

  'story.sent': 'Enviada a {platform}',
  'story.sentAgain': 'Enviada de nuevo a {platform} (intento {number})',
  'story.started': 'Preparada para {platform}; aún sin enviar',
  'story.publishedByAnswer': '{platform} confirmó que está publicada.',
  'story.publishedBySearch': 'Miramos en el perfil y encontramos la publicación: nada se envió dos veces.',
  'story.failed': 'Abandonada. Con seguridad, la publicación no está aquí.',
  'story.certainlyNot': 'Con seguridad, la publicación no está publicada.',
  'story.wouldBeKnown':
    'Si al final apareciera, {platform} reconoce el siguiente intento como la misma publicación: no se publica dos veces.',
  'story.nextTry': 'Próximo intento: {time}.',
  'story.earlierInDoubt': '{platform} rechazó este intento, pero uno anterior puede estar publicado.',
  'story.unconfirmed': '{platform} no respondió con claridad, así que la publicación puede estar publicada.',
  'story.unconfirmedNext': 'No se envía nada más antes de saberlo. Miramos en el perfil a las {time}.',
  'story.unconfirmedSoon': 'No se envía nada más antes de saberlo.',
  'story.searchedAbsent': 'Miramos en el perfil: la publicación no está, pero aún puede aparecer.',
  'story.searchedUnreadable': 'Miramos, pero {platform} no nos dejó leer el perfil.',
  'story.looksAgain': 'Volvemos a mirar a las {time}.',
  'story.needs-review': 'No pudimos averiguar si la publicación está publicada y preguntamos a tu equipo.',
  'story.recoveredSent':
    'Nuestro programa se detuvo mientras se enviaba, así que puede estar publicada. Miramos en el perfil.',
  'story.recoveredUnsent': 'Nuestro programa se detuvo antes de enviar nada. Se intenta de nuevo.',
  'story.held-back': 'Retenida: no se envió nada.',
  'story.retried': '{who} pidió intentarlo de nuevo',
  'story.answeredLive': '{who} la encontró publicada',
  'story.answeredNotLive': '{who} dijo que no está publicada e hizo que se enviara',
  'story.answeredSendNow': '{who} hizo que se enviara',
  'story.answeredLeaveUnsent': '{who} la dejó sin enviar',

  'summary.found':
    '{platform} no respondió con claridad a las {asked}. Miramos en tu perfil a las {found} y encontramos la publicación: nada se envió dos veces.',
  'summary.recovered':
    'Nuestro programa se detuvo a las {asked} mientras se enviaba. Miramos en tu perfil a las {found} y la encontramos: nada se envió dos veces.',
  'summary.live': 'Está publicada. {platform} lo confirmó a las {time}.',
  'summary.liveAgain':
    'Está publicada desde {time}, tras {count} intentos. Ninguno de los anteriores está publicado.',
  'summary.livePerson': 'Está publicada: {who} la encontró allí.',
  'summary.queued': 'Sale {time}.',
  'summary.again':
    'Con seguridad, aún no está publicada. El próximo intento es {time}; no tienes que hacer nada.',
  'summary.againInDoubt':
    'Un intento anterior puede estar publicado. El próximo es {time}; {platform} lo reconoce como la misma publicación.',
  'summary.paced':
    '{platform} no admite más publicaciones en esta cuenta por ahora. Sale por sí sola {time}.',
  'summary.publishing': 'Se está enviando en este momento.',
  'summary.confirming':
    '{platform} no respondió con claridad a las {asked}, así que la publicación puede estar publicada. Miramos en tu perfil hasta saberlo; antes no se envía nada.',
  'summary.cancelled': 'Se retiró antes de enviar nada.',

  'certainty.NO': 'Con seguridad, no está publicada.',
  'certainty.UNKNOWN': 'Nadie sabe con seguridad si está publicada.',

  'fault.rateLimited.what': '{platform} nos pidió ir más despacio.',
  'fault.rateLimited.do':
    'Normalmente no hay que hacer nada. Si pasa a menudo, reparte tus publicaciones a lo largo del día.',
  'fault.paced.what': '{platform} no admite más publicaciones en esta cuenta por ahora.',
  'fault.paced.do': 'No hay que hacer nada: sale por sí sola en cuanto haya sitio.',
  'fault.platformDown.what': '{platform} tuvo un fallo por su parte.',
  'fault.platformDown.do': 'Suele pasarse. Inténtalo un poco más tarde.',
  'fault.noAnswer.what': '{platform} no respondió a tiempo o se cortó la conexión.',
  'fault.noAnswer.do': 'Suele pasarse. Inténtalo un poco más tarde.',
  'fault.unreachable.what': 'No se pudo contactar con {platform}.',
  'fault.unreachable.do': 'Mira si {platform} funciona en tu navegador y vuelve a intentarlo.',
  'fault.oddAnswer.what': '{platform} respondió algo que no entendemos.',
  'fault.oddAnswer.do': 'Inténtalo más tarde. Si sigue igual, avisa a quien se ocupa de AllIN.',
  'fault.reconnect.what': '{platform} ya no deja que AllIN publique en esta cuenta.',
  'fault.reconnect.do': 'Vuelve a conectar la cuenta en Cuentas y luego reintenta.',
  'fault.renewal.what': 'En ese momento no se pudo renovar nuestro acceso a la cuenta.',
  'fault.renewal.do':
    'Normalmente no hay que hacer nada. Si sigue igual, vuelve a conectar la cuenta en Cuentas.',
  'fault.appRefused.what': '{platform} no acepta esta instalación de AllIN.',
  'fault.appRefused.do':
    'Avisa a quien se ocupa de AllIN: hay que configurar de nuevo su acceso a {platform}.',
  'fault.credits.what': 'El saldo prepagado en {platform} se agotó.',
  'fault.credits.do': 'Haz que lo recarguen en la consola de desarrollo de {platform} y vuelve a intentarlo.',
  'fault.forbidden.what': '{platform} no permite esta publicación o no deja publicar a esta cuenta.',
  'fault.forbidden.do':
    'Busca en {platform} un aviso sobre la cuenta. Si no hay ninguno, cambia la publicación.',
  'fault.refused.what': '{platform} rechazó la publicación.',
  'fault.refused.do': 'El motivo está en los detalles técnicos. Cambia la publicación y publícala de nuevo.',
  'fault.duplicate.what': '{platform} dice que esta cuenta ya publicó este texto.',
  'fault.duplicate.do': 'Cambia el texto, aunque sea un poco, y publícalo como una publicación nueva.',
  'fault.notFound.what': '{platform} no encontró lo que pertenece a esta publicación.',
  'fault.notFound.do': 'Inténtalo de nuevo. Si sigue igual, vuelve a conectar la cuenta en Cuentas.',
  'fault.pictures.what': '{platform} no aceptó una imagen de esta publicación.',
  'fault.pictures.do': 'Usa una imagen más pequeña, o JPEG o PNG, y publícala como una publicación nueva.',
  'fault.pictureSlow.what': '{platform} seguía ocupada con una imagen.',
  'fault.pictureSlow.do': 'Suele pasarse. Una imagen más pequeña está lista antes.',
  'fault.pictureGone.what': 'Una imagen de esta publicación ya no está en AllIN.',
  'fault.pictureGone.do': 'Añade la imagen a una publicación nueva.',
  'fault.pictureUnreadable.what': 'No se pudo leer una imagen de esta publicación del almacén de AllIN.',
  'fault.pictureUnreadable.do': 'Inténtalo más tarde. Si sigue igual, avisa a quien se ocupa de AllIN.',
  'fault.address.what': 'El servidor de esta cuenta tiene una dirección a la que AllIN no debe llamar.',
  'fault.address.do': 'Revisa el servidor de la cuenta y vuelve a conectarla en Cuentas.',
  'fault.internal.what': 'Algo falló por nuestra parte.',
  'fault.internal.do': 'Inténtalo de nuevo. Si sigue igual, avisa a quien se ocupa de AllIN.',
  'fault.workerLost.what': 'Nuestro programa se detuvo en pleno trabajo.',
  'fault.workerLost.do': 'Inténtalo de nuevo. Si pasa a menudo, avisa a quien se ocupa de AllIN.',
  'fault.notThere.what': 'Miramos en el perfil el tiempo suficiente: la publicación no está.',
  'fault.notThere.do':
    'Normalmente no hay que hacer nada: se intenta de nuevo de un modo que {platform} reconocería como la misma publicación.',
  'fault.unknown.what': 'No pudimos averiguar si la publicación está publicada.',
  'fault.unknown.do': 'Mira en el perfil y dinos qué ves.',
  'fault.sameAsAnother.what': '{platform} nombró una publicación que aquí pertenece a otra.',
  'fault.sameAsAnother.do': 'Mira en el perfil si están las dos publicaciones y dinos qué ves.',
  'fault.tooLate.what':
    'Su hora había pasado más de lo que permite tu organización, así que no se envió nada.',
  'fault.tooLate.do': 'Decide si aún encaja: envíala ahora, devuélvela a borrador o déjala sin enviar.',
  'fault.notApproved.what': 'Lo que iba a salir no estaba aprobado tal como está, así que no se envió nada.',
  'fault.notApproved.do': 'Haz que la aprueben y envíala entonces, o devuélvela a borrador.',
  'fault.author.what': 'Quien la programó ya no puede publicar, así que no se envió nada.',
  'fault.author.do': 'Alguien que pueda publicar puede enviarla ahora o devolverla a borrador.',
  'fault.other.what': 'No funcionó, por un motivo que no sabemos explicar mejor.',
  'fault.other.do': 'Los detalles técnicos pueden ayudar a quien se ocupa de AllIN.',

  'retry.these': { one: 'Reintentar la cuenta fallida', other: 'Reintentar las {count} cuentas fallidas' },
  'retry.hint': 'Solo se reintentan estas. Las cuentas que ya la tienen no se tocan.',
  'retry.hintOne': 'Solo se reintenta {platform}. Las cuentas que ya la tienen no se tocan.',
  'retry.title': {
    one: 'La publicación falló en {count} cuenta.',
    other: 'La publicación falló en {count} cuentas.',
  },

  'review.title': 'Por revisar',
  'review.hint':
    'Publicaciones sobre las que solo puede decidir una persona. No se envía nada hasta que respondas.',
  'review.nav': 'Por revisar',
  'review.count': { one: '{count} te espera', other: '{count} te esperan' },
  'review.none': 'Nada por revisar',
  'review.noneHint':
    'Cuando AllIN no puede averiguar si una publicación está publicada, o retiene una, pregunta aquí.',
  'review.unsure': '¿Está publicada?',
  'review.held': '¿Enviarla o no?',
  'review.tried': 'Enviada {time}',
  'review.planned': 'Prevista para {time}',
  'review.openPost': 'Abrir la publicación',
  'review.more': 'Mostrar más',
  'review.mayNot': 'Debe responder alguien que pueda publicar.',

  'delay.title': 'La publicación va con retraso',
  'delay.overdue': {
    one: '{count} publicación espera más allá de su hora, hasta {time}.',
    other: '{count} publicaciones esperan más allá de su hora, hasta {time}.',
  },
  'delay.calm': 'Nada se pierde y nada se envía dos veces.',
  'delay.why': 'Por qué',
  'delay.hide': 'Ocultar durante una hora',
  'delay.until': 'Hasta {time} aproximadamente.',
  'delay.minutes': { one: '{count} minuto', other: '{count} minutos' },
  'delay.hours': { one: '{count} hora', other: '{count} horas' },
  'delay.SWEEP_SILENT':
    'La parte de AllIN que busca publicaciones atrasadas lleva un rato sin funcionar. Avisa a quien se ocupa de AllIN.',
  'delay.QUEUE_UNREACHABLE':
    'No se puede contactar con el servicio que despierta a AllIN en el minuto justo. Las publicaciones salen con hasta unos minutos de retraso.',
  'delay.PLATFORM_HOLDS': '{platform} nos pidió no enviar nada durante un rato.',
  'delay.PLATFORM_FAILING':
    '{platform} no funciona de forma fiable en este momento. Las publicaciones se reintentan por sí solas.',
  'delay.BACKLOG': 'Muchas publicaciones vencen a la vez. Salen una tras otra.',
  'delay.EVENTS_WAITING':
    'Los avisos de lo que pasó llegan tarde. Las publicaciones en sí no se ven afectadas.',
  'delay.other': 'Algo retiene las publicaciones. Avisa a quien se ocupa de AllIN.',
}
