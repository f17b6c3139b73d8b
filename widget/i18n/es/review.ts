import type { enReview } from '../en/review.ts'
import type { Translation } from '../translation.ts'

/** Texts of the answer to “is it live?”, in Spanish. */
export const esReview: Translation<typeof enReview> = {
  'answer.question': '¿Está la publicación en {platform}?',
  'answer.heldQuestion': 'No se envió nada a {platform}. ¿Enviarla?',
  'answer.look': 'Mirar en {platform}',
  'answer.live': 'Sí está',
  'answer.notLive': 'No está, reintentar',
  'answer.sendNow': 'Enviar ahora',
  'answer.toDraft': 'Volver a borrador',
  'answer.leaveUnsent': 'Dejarla sin enviar',
  'answer.address': 'Dirección de la publicación',
  'answer.addressHint': 'Para que todos puedan abrirla desde aquí.',
  'answer.addressWrong': 'No es una dirección web.',
  'answer.liveTitle': 'Está publicada en {platform}',
  'answer.liveText': 'AllIN la marca como publicada. No se envía nada.',
  'answer.liveConfirm': 'Marcar como publicada',
  'answer.notLiveTitle': '¿Enviarla otra vez a {platform}?',
  'answer.notLiveText':
    'AllIN envía la publicación una vez más, ahora. Si al final sí está, quienes te siguen podrían verla dos veces, así que mira bien antes.',
  'answer.notLiveConfirm': 'No está, enviarla',
  'answer.needsApproval': 'Antes hay que aprobarla, en la página de la publicación.',
  'answer.reconnect': 'Hay que volver a conectar la cuenta antes de enviar nada.',
}
