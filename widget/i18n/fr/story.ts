import type { enStory } from '../en/story.ts'
import type { Translation } from '../translation.ts'

/** Texts of Studio about what became of a post, in French. */
export const frStory: Translation<typeof enStory> = {
  'story.title': 'Ce qui s’est passé',
  'story.history': 'Qui a travaillé sur cette publication',
  'story.shortened': 'Le début est omis\u00a0: cette publication a été modifiée très souvent.',
  'story.missing': 'L’historique n’a pas pu être chargé.',
  'story.somebody': 'Quelqu’un',
  'story.apiKey': 'La clé d’API {name}',
  'story.allin': 'AllIN',
  'story.details': 'Détails techniques',
  'story.laterEdit': 'Cet essai portait une version antérieure du texte.',

  'story.created': '{who} l’a écrite',
  'story.edited': { one: '{who} l’a modifiée', other: '{who} l’a modifiée {count} fois' },
  'story.scheduled': '{who} l’a programmée pour {time}',
  'story.rescheduled': '{who} l’a déplacée au {time}',
  'story.published-now': '{who} l’a fait envoyer aussitôt',
  'story.taken-back': '{who} l’a remise en brouillon',
  'story.deleted': '{who} l’a supprimée',
  'story.restored': '{who} l’a rétablie',
  'story.approval-requested': '{who} a demandé une validation',
  'story.approved': '{who} l’a validée',
  'story.approval-withdrawn': '{who} a retiré la validation',
  'story.sent-back': '{who} l’a renvoyée',

  'story.sent': 'Envoyée à {platform}',
  'story.sentAgain': 'Envoyée de nouveau à {platform} (essai {number})',
  'story.started': 'Préparée pour {platform}\u202f; pas encore envoyée',
  'story.publishedByAnswer': '{platform} a confirmé qu’elle est en ligne.',
  'story.publishedBySearch':
    'Nous avons regardé sur le profil et trouvé la publication\u00a0: rien n’a été envoyé deux fois.',
  'story.failed': 'Abandonnée. La publication n’est certainement pas en ligne ici.',
  'story.certainlyNot': 'La publication n’est certainement pas en ligne.',
  'story.wouldBeKnown':
    'Si elle apparaît malgré tout, {platform} reconnaît l’essai suivant comme la même publication\u00a0: elle n’est pas publiée deux fois.',
  'story.nextTry': 'Prochain essai\u00a0: {time}.',
  'story.earlierInDoubt': '{platform} a refusé cet essai, mais un précédent est peut-être en ligne.',
  'story.unconfirmed': '{platform} n’a pas répondu clairement\u00a0: la publication est peut-être en ligne.',
  'story.unconfirmedNext':
    'Rien n’est renvoyé avant que nous sachions. Nous regardons sur le profil à {time}.',
  'story.unconfirmedSoon': 'Rien n’est renvoyé avant que nous sachions.',
  'story.searchedAbsent':
    'Nous avons regardé sur le profil\u00a0: la publication n’y est pas, mais elle peut encore apparaître.',
  'story.searchedUnreadable': 'Nous avons regardé, mais {platform} ne nous a pas laissés lire le profil.',
  'story.looksAgain': 'Nous regardons de nouveau à {time}.',
  'story.needs-review':
    'Nous n’avons pas pu savoir si la publication est en ligne, et avons demandé à votre équipe.',
  'story.recoveredSent':
    'Notre programme s’est arrêté pendant l’envoi\u00a0: elle est peut-être en ligne. Nous regardons sur le profil.',
  'story.recoveredUnsent': 'Notre programme s’est arrêté avant tout envoi. Un nouvel essai est fait.',
  'story.held-back': 'Retenue\u00a0: rien n’a été envoyé.',
  'story.retried': '{who} a demandé un nouvel essai',
  'story.answeredLive': '{who} l’a trouvée en ligne',
  'story.answeredNotLive': '{who} a dit qu’elle n’est pas en ligne et l’a fait envoyer',
  'story.answeredSendNow': '{who} l’a fait envoyer',
  'story.answeredLeaveUnsent': '{who} a choisi de ne pas l’envoyer',

  'summary.found':
    '{platform} n’a pas répondu clairement à {asked}. Nous avons regardé sur votre profil à {found} et trouvé la publication\u00a0: rien n’a été envoyé deux fois.',
  'summary.recovered':
    'Notre programme s’est arrêté à {asked} pendant l’envoi. Nous avons regardé sur votre profil à {found} et l’avons trouvée\u00a0: rien n’a été envoyé deux fois.',
  'summary.live': 'Elle est en ligne. {platform} l’a confirmé à {time}.',
  'summary.liveAgain':
    'Elle est en ligne depuis {time}, après {count} essais. Aucun des précédents n’est en ligne.',
  'summary.livePerson': 'Elle est en ligne\u00a0: {who} l’y a trouvée.',
  'summary.queued': 'Elle part {time}.',
  'summary.again':
    'Elle n’est certainement pas encore en ligne. Le prochain essai est {time}\u202f; vous n’avez rien à faire.',
  'summary.againInDoubt':
    'Un essai précédent est peut-être en ligne. Le prochain est {time}\u202f; {platform} le reconnaît comme la même publication.',
  'summary.paced':
    '{platform} n’accepte plus de publications sur ce compte pour le moment. Elle part toute seule {time}.',
  'summary.publishing': 'Elle est en cours d’envoi.',
  'summary.confirming':
    '{platform} n’a pas répondu clairement à {asked}\u00a0: la publication est peut-être en ligne. Nous regardons sur votre profil jusqu’à le savoir\u202f; rien n’est envoyé avant.',
  'summary.cancelled': 'Elle a été retirée avant tout envoi.',

  'certainty.NO': 'Elle n’est certainement pas en ligne.',
  'certainty.UNKNOWN': 'Personne ne sait avec certitude si elle est en ligne.',

  'fault.rateLimited.what': '{platform} nous a demandé de ralentir.',
  'fault.rateLimited.do':
    'En général, rien à faire. Si cela arrive souvent, répartissez vos publications sur la journée.',
  'fault.paced.what': '{platform} n’accepte plus de publications sur ce compte pour le moment.',
  'fault.paced.do': 'Rien à faire\u00a0: elle part toute seule dès qu’il y a de la place.',
  'fault.platformDown.what': '{platform} a eu une panne de son côté.',
  'fault.platformDown.do': 'En général, cela passe. Réessayez un peu plus tard.',
  'fault.noAnswer.what': '{platform} n’a pas répondu à temps, ou la connexion a été coupée.',
  'fault.noAnswer.do': 'En général, cela passe. Réessayez un peu plus tard.',
  'fault.unreachable.what': '{platform} était injoignable.',
  'fault.unreachable.do': 'Voyez si {platform} fonctionne dans votre navigateur, puis réessayez.',
  'fault.oddAnswer.what': '{platform} a donné une réponse que nous ne comprenons pas.',
  'fault.oddAnswer.do': 'Réessayez plus tard. Si cela persiste, prévenez la personne qui s’occupe d’AllIN.',
  'fault.reconnect.what': '{platform} ne laisse plus AllIN publier sur ce compte.',
  'fault.reconnect.do': 'Reconnectez le compte sous Comptes, puis réessayez.',
  'fault.renewal.what': 'Notre accès au compte n’a pas pu être renouvelé à ce moment-là.',
  'fault.renewal.do': 'En général, rien à faire. Si cela persiste, reconnectez le compte sous Comptes.',
  'fault.appRefused.what': '{platform} n’accepte pas cette installation d’AllIN.',
  'fault.appRefused.do':
    'Prévenez la personne qui s’occupe d’AllIN\u00a0: son accès à {platform} doit être configuré à nouveau.',
  'fault.credits.what': 'Le crédit prépayé chez {platform} est épuisé.',
  'fault.credits.do': 'Faites-le recharger dans la console de développement de {platform}, puis réessayez.',
  'fault.forbidden.what': '{platform} n’autorise pas cette publication, ou ne laisse pas ce compte publier.',
  'fault.forbidden.do':
    'Cherchez sur {platform} un avis au sujet du compte. S’il n’y en a pas, modifiez la publication.',
  'fault.refused.what': '{platform} a refusé la publication.',
  'fault.refused.do':
    'La raison figure dans les détails techniques. Modifiez la publication, puis publiez-la à nouveau.',
  'fault.duplicate.what': '{platform} dit que ce compte a déjà publié ce texte.',
  'fault.duplicate.do': 'Changez le texte, même un peu, et publiez-le comme nouvelle publication.',
  'fault.notFound.what': '{platform} n’a pas trouvé ce qui appartient à cette publication.',
  'fault.notFound.do': 'Réessayez. Si cela persiste, reconnectez le compte sous Comptes.',
  'fault.pictures.what': '{platform} n’a pas accepté une image de cette publication.',
  'fault.pictures.do':
    'Prenez une image plus petite, ou en JPEG ou PNG, et publiez-la comme nouvelle publication.',
  'fault.pictureSlow.what': '{platform} traitait encore une image.',
  'fault.pictureSlow.do': 'En général, cela passe. Une image plus petite est prête plus tôt.',
  'fault.pictureGone.what': 'Une image de cette publication n’est plus dans AllIN.',
  'fault.pictureGone.do': 'Ajoutez l’image à une nouvelle publication.',
  'fault.pictureUnreadable.what':
    'Une image de cette publication n’a pas pu être lue dans les fichiers d’AllIN.',
  'fault.pictureUnreadable.do':
    'Réessayez plus tard. Si cela persiste, prévenez la personne qui s’occupe d’AllIN.',
  'fault.address.what': 'Le serveur de ce compte a une adresse qu’AllIN ne doit pas appeler.',
  'fault.address.do': 'Vérifiez le serveur du compte et reconnectez-le sous Comptes.',
  'fault.internal.what': 'Un problème est survenu de notre côté.',
  'fault.internal.do': 'Réessayez. Si cela persiste, prévenez la personne qui s’occupe d’AllIN.',
  'fault.workerLost.what': 'Notre programme s’est arrêté en plein travail.',
  'fault.workerLost.do': 'Réessayez. Si cela arrive souvent, prévenez la personne qui s’occupe d’AllIN.',
  'fault.notThere.what':
    'Nous avons regardé assez longtemps sur le profil\u00a0: la publication n’y est pas.',
  'fault.notThere.do':
    'En général, rien à faire\u00a0: le nouvel essai se fait d’une façon que {platform} reconnaîtrait comme la même publication.',
  'fault.unknown.what': 'Nous n’avons pas pu savoir si la publication est en ligne.',
  'fault.unknown.do': 'Regardez sur le profil, puis dites-nous ce que vous voyez.',
  'fault.sameAsAnother.what': '{platform} a nommé une publication qui appartient à une autre ici.',
  'fault.sameAsAnother.do':
    'Regardez sur le profil si les deux publications y sont, puis dites-nous ce que vous voyez.',
  'fault.tooLate.what':
    'Son heure était dépassée de plus que ne le permet votre organisation\u00a0: rien n’a été envoyé.',
  'fault.tooLate.do':
    'Décidez si elle convient encore\u00a0: envoyez-la, remettez-la en brouillon ou ne l’envoyez pas.',
  'fault.notApproved.what': 'Ce qui devait partir n’était pas validé tel quel\u00a0: rien n’a été envoyé.',
  'fault.notApproved.do': 'Faites-la valider puis envoyez-la, ou remettez-la en brouillon.',
  'fault.author.what': 'La personne qui l’a programmée ne peut plus publier\u00a0: rien n’a été envoyé.',
  'fault.author.do': 'Une personne qui peut publier peut l’envoyer maintenant, ou la remettre en brouillon.',
  'fault.other.what': 'Cela n’a pas marché, pour une raison que nous ne savons pas mieux dire.',
  'fault.other.do': 'Les détails techniques peuvent aider la personne qui s’occupe d’AllIN.',

  'retry.these': { one: 'Réessayer le compte en échec', other: 'Réessayer les {count} comptes en échec' },
  'retry.hint': 'Eux seuls sont réessayés. Les comptes qui ont la publication restent tels quels.',
  'retry.hintOne': 'Seul {platform} est réessayé. Les comptes qui ont la publication restent tels quels.',
  'retry.title': {
    one: 'La publication a échoué sur {count} compte.',
    other: 'La publication a échoué sur {count} comptes.',
  },

  'review.title': 'À vérifier',
  'review.hint':
    'Des publications dont seule une personne peut décider. Rien n’est envoyé avant votre réponse.',
  'review.nav': 'À vérifier',
  'review.count': { one: '{count} vous attend', other: '{count} vous attendent' },
  'review.none': 'Rien à vérifier',
  'review.noneHint':
    'Quand AllIN ne peut pas savoir si une publication est en ligne, ou en retient une, il demande ici.',
  'review.unsure': 'Est-elle en ligne\u202f?',
  'review.held': 'L’envoyer ou non\u202f?',
  'review.tried': 'Envoyée {time}',
  'review.planned': 'Prévue pour {time}',
  'review.openPost': 'Ouvrir la publication',
  'review.more': 'Afficher plus',
  'review.mayNot': 'Une personne qui peut publier doit répondre.',

  'delay.title': 'La publication a du retard',
  'delay.overdue': {
    one: '{count} publication attend au-delà de son heure, de {time} au plus.',
    other: '{count} publications attendent au-delà de leur heure, de {time} au plus.',
  },
  'delay.calm': 'Rien n’est perdu, et rien n’est envoyé deux fois.',
  'delay.why': 'Pourquoi',
  'delay.hide': 'Masquer pendant une heure',
  'delay.until': 'Jusqu’à environ {time}.',
  'delay.minutes': { one: '{count} minute', other: '{count} minutes' },
  'delay.hours': { one: '{count} heure', other: '{count} heures' },
  'delay.SWEEP_SILENT':
    'La partie d’AllIN qui cherche les publications en retard n’a pas tourné depuis un moment. Prévenez la personne qui s’occupe d’AllIN.',
  'delay.QUEUE_UNREACHABLE':
    'Le service qui réveille AllIN à la bonne minute est injoignable. Les publications partent avec jusqu’à quelques minutes de retard.',
  'delay.PLATFORM_HOLDS': '{platform} nous a demandé de ne rien envoyer pendant un moment.',
  'delay.PLATFORM_FAILING':
    '{platform} ne fonctionne pas de façon fiable en ce moment. Les publications sont réessayées toutes seules.',
  'delay.BACKLOG':
    'Beaucoup de publications sont attendues en même temps. Elles partent l’une après l’autre.',
  'delay.EVENTS_WAITING':
    'Les avis sur ce qui s’est passé arrivent en retard. Les publications elles-mêmes ne sont pas touchées.',
  'delay.other': 'Quelque chose retient les publications. Prévenez la personne qui s’occupe d’AllIN.',
}
