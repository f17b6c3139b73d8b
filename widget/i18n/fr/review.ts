import type { enReview } from '../en/review.ts'
import type { Translation } from '../translation.ts'

/** Texts of the answer to “is it live?”, in French. */
export const frReview: Translation<typeof enReview> = {
  'answer.question': 'La publication est-elle sur {platform}\u202f?',
  'answer.heldQuestion': 'Rien n’a été envoyé à {platform}. L’envoyer\u202f?',
  'answer.look': 'Regarder sur {platform}',
  'answer.live': 'Elle y est',
  'answer.notLive': 'Elle n’y est pas, réessayer',
  'answer.sendNow': 'Envoyer maintenant',
  'answer.toDraft': 'Remettre en brouillon',
  'answer.leaveUnsent': 'Ne pas l’envoyer',
  'answer.address': 'Adresse de la publication',
  'answer.addressHint': 'Pour que chacun puisse l’ouvrir d’ici.',
  'answer.addressWrong': 'Ce n’est pas une adresse web.',
  'answer.liveTitle': 'En ligne sur {platform}',
  'answer.liveText': 'AllIN la marque comme publiée. Rien n’est envoyé.',
  'answer.liveConfirm': 'Marquer comme publiée',
  'answer.notLiveTitle': 'La renvoyer à {platform}\u202f?',
  'answer.notLiveText':
    'AllIN envoie la publication encore une fois, maintenant. Si elle est finalement en ligne, vos abonnés pourraient la voir deux fois\u00a0: vérifiez bien d’abord.',
  'answer.notLiveConfirm': 'Elle n’y est pas, l’envoyer',
  'answer.needsApproval': 'Elle doit d’abord être validée, sur la page de la publication.',
  'answer.reconnect': 'Le compte doit être reconnecté avant tout envoi.',
}
