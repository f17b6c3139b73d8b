import type { enApproval } from '../en/approval.ts'
import type { Translation } from '../translation.ts'

/** Texts about approval that only Studio shows, in French. */
export const frApproval: Translation<typeof enApproval> = {
  'approval.waiting': 'En attente de validation',
  'approval.askedBy': '{name} a demandé une validation {time}.',
  'approval.asked': 'Demandé {time}.',
  'approval.withdrawnBy': '{name} a retiré la validation {time}.',
  'approval.withdrawn': 'La validation a été retirée {time}.',
  'approval.plannedFor': 'Prévu pour partir {time}.',
  'approval.plannedPast': 'L’heure prévue est passée.',
  'approval.approve': 'Valider',
  'approval.approveAt': 'Valider et programmer',
  'approval.approvedBy': 'Validé par {name} le {time}',
  'approval.approvedOn': 'Validé le {time}',
  'approval.approvedNext': 'Elle peut être programmée telle quelle.',
  'approval.none': 'Non validé',
  'approval.noneText':
    'Personne n’a validé ce qu’elle dit. Sans validation, elle sera retenue à l’heure prévue.',
  'approval.heldBack': 'Retenue',
  'approval.heldBackText': 'Son heure est venue avant sa validation. Rien n’a été envoyé.',
  'approval.heldBackHint': 'Retenue jusqu’à sa validation.',
  'approval.sendBack': 'Renvoyer',
  'approval.sendBackTitle': 'Renvoyer cette publication\u202f?',
  'approval.sendBackText': 'Elle redevient un brouillon, avec votre commentaire.',
  'approval.comment': 'Que faut-il changer\u202f?',
  'approval.sentBackBy': '{name} l’a renvoyée {time}\u00a0:',
  'approval.sentBack': 'Renvoyée {time}\u00a0:',
  'approval.withdraw': 'Retirer la validation',
  'approval.previews': 'Ce qui partirait',
  'approval.waitsNote':
    'Elle attend une validation. Les modifications enregistrées font partie de ce qui est validé.',
  'approval.approvedNote': 'Elle est validée. Un autre texte demande une nouvelle validation.',
  'approval.scheduledNote':
    'Part {time}. Avec un autre texte, elle quitte la file jusqu’à une nouvelle validation.',

  'toast.asked': 'Soumis pour validation',
  'toast.approved': 'Validé',
  'toast.approvedAt': 'Validé, part {time}',
  'toast.sentBack': 'Renvoyé',

  'posts.PENDING_APPROVAL': 'À valider',
  'posts.APPROVED': 'Validés',
  'posts.UNAPPROVED': 'Non validés',
  'nav.waiting': { one: '{count} attend une validation', other: '{count} attendent une validation' },

  'settings.rules': 'Publication',
  'settings.approval': 'Les publications doivent être validées',
  'settings.approvalHint': 'Seul part ce qu’une personne responsable a validé, mot pour mot.',
  'settings.on': 'Oui',
  'settings.off': 'Non',
  'settings.lateHint': 'Au-delà, une publication n’est pas envoyée mais vous est présentée.',
  'settings.minutes': { one: '{count} minute', other: '{count} minutes' },
  'settings.hours': { one: '{count} heure', other: '{count} heures' },
  'settings.days': { one: '{count} jour', other: '{count} jours' },
  'settings.saved': 'Enregistré',
  'settings.unapproved': {
    one: '{count} publication programmée n’est pas encore validée et serait retenue à son heure.',
    other: '{count} publications programmées ne sont pas encore validées et seraient retenues à leur heure.',
  },
  'settings.showUnapproved': 'Les regarder',
}
