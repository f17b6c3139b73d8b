import type { enShared } from '../en/shared.ts'
import type { Translation } from '../translation.ts'

/** Texts that every surface shares, in French. */
export const frShared: Translation<typeof enShared> = {
  'common.cancel': 'Annuler',
  'common.close': 'Fermer',
  'common.dismiss': 'Masquer',
  'common.done': 'Terminé',
  'common.loading': 'Chargement…',
  'common.optional': 'facultatif',
  'common.partMissing': 'Une partie de la page n’a pas pu être chargée.',
  'common.retry': 'Réessayer',
  'common.undo': 'Annuler',

  'status.DRAFT': 'Brouillon',
  'status.PENDING_APPROVAL': 'En attente de validation',
  'status.APPROVED': 'Validé',
  'status.SCHEDULED': 'Programmé',
  'status.PUBLISHING': 'Publication en cours',
  'status.PUBLISHED': 'Publié',
  'status.PARTIALLY_PUBLISHED': 'Publié en partie',
  'status.FAILED': 'Échec',
  'status.NEEDS_REVIEW': 'À vérifier',
  'status.QUEUED': 'En file',
  'status.CONFIRMING': 'Confirmation en cours',
  'status.CANCELLED': 'Annulé',

  'problem.OFFLINE': 'Vous êtes hors ligne. Votre texte est en sécurité sur cet appareil.',
  'problem.UNREACHABLE': 'AllIN est injoignable pour le moment. Veuillez réessayer.',
  'problem.TIMEOUT': 'AllIN n’a pas répondu à temps. Veuillez réessayer.',
  'problem.ANSWER_NOT_UNDERSTOOD': 'AllIN a donné une réponse inattendue. Veuillez réessayer.',
  'problem.FORBIDDEN': 'Votre rôle ne le permet pas. Adressez-vous à l’administration de votre organisation.',
  'problem.RATE_LIMITED': 'C’était beaucoup d’un coup. Attendez un instant, puis réessayez.',
  'problem.REVISION_CONFLICT': 'Quelqu’un a modifié ceci entre-temps. Rechargez pour voir les changements.',
  'problem.ALREADY_SENDING': 'La publication est déjà en cours d’envoi et ne peut plus être modifiée.',
  'problem.APPROVAL_REQUIRED':
    'Ici, une publication ne part qu’une fois validée. Demandez d’abord une validation.',
  'problem.NOT_FOUND': 'Ceci n’existe plus.',
  'problem.UNAUTHENTICATED': 'Veuillez vous reconnecter.',
  'problem.CREDENTIAL_EXPIRED': 'Votre session a expiré. Veuillez vous reconnecter.',
  'problem.POST_NOT_READY':
    'La publication ne peut pas partir telle quelle. Voyez ce qui est signalé ci-dessous.',
  'problem.MEDIA_NOT_SUPPORTED':
    'Ce type de fichier n’est pas pris en charge. Utilisez JPEG, PNG, GIF ou WebP.',
  'problem.MEDIA_TOO_LARGE': 'Le fichier est trop volumineux.',
  'problem.MEDIA_UNREADABLE': 'Le fichier est endommagé ou n’est pas une image.',
  'problem.INTERNAL': 'Un problème est survenu de notre côté. Veuillez réessayer.',
  'problem.NOT_READY': 'AllIN démarre tout juste. Veuillez réessayer dans un instant.',

  'issue.EMPTY': 'Écrivez quelque chose, ajoutez une image ou un lien.',
  'issue.TEXT_TOO_LONG': {
    one: 'Trop long pour {platform}, de {count} caractère.',
    other: 'Trop long pour {platform}, de {count} caractères.',
  },
  'issue.TOO_MANY_IMAGES': {
    one: '{platform} accepte {count} image au maximum.',
    other: '{platform} accepte {count} images au maximum.',
  },
  'issue.IMAGE_TYPE_NOT_ACCEPTED': '{name}\u00a0: {platform} n’accepte pas ce type d’image.',
  'issue.IMAGE_TOO_LARGE': '{name} pèse {size}. {platform} accepte jusqu’à {limit}.',
  'issue.ALT_TEXT_TOO_LONG': {
    one: '{name}\u00a0: sur {platform}, la description peut compter {count} caractère.',
    other: '{name}\u00a0: sur {platform}, la description peut compter {count} caractères.',
  },
  'issue.GIF_NOT_ALONE': '{platform} n’accepte un GIF animé que seul.',
  'issue.shrink': 'Réduire',
  'issue.customise': 'Raccourcir pour {platform}',
  'issue.reconnect': '{account} sur {platform} doit être reconnecté avant de pouvoir publier.',

  'approval.ask': 'Demander une validation',
}
