import type { enReview } from '../en/review.ts'
import type { Translation } from '../translation.ts'

/** Texts of the answer to “is it live?”, in Brazilian Portuguese. */
export const ptReview: Translation<typeof enReview> = {
  'answer.question': 'O post está no {platform}?',
  'answer.heldQuestion': 'Nada foi enviado para {platform}. Enviar?',
  'answer.look': 'Ver no {platform}',
  'answer.live': 'Está lá',
  'answer.notLive': 'Não está, tentar de novo',
  'answer.sendNow': 'Enviar agora',
  'answer.toDraft': 'Voltar a rascunho',
  'answer.leaveUnsent': 'Deixar sem enviar',
  'answer.address': 'Endereço do post',
  'answer.addressHint': 'Para que todos possam abri-lo daqui.',
  'answer.addressWrong': 'Isto não é um endereço da web.',
  'answer.liveTitle': 'Está no ar no {platform}',
  'answer.liveText': 'O AllIN o marca como publicado. Nada é enviado.',
  'answer.liveConfirm': 'Marcar como publicado',
  'answer.notLiveTitle': 'Enviar de novo para {platform}?',
  'answer.notLiveText':
    'O AllIN envia o post mais uma vez, agora. Se afinal ele estiver no ar, seus seguidores podem vê-lo duas vezes; olhe bem antes.',
  'answer.notLiveConfirm': 'Não está, enviar',
  'answer.needsApproval': 'Ele precisa ser aprovado antes, na página do post.',
  'answer.reconnect': 'A conta precisa ser reconectada antes de qualquer envio.',
}
