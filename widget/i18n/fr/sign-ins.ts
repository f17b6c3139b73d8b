import type { enSignIns } from '../en/sign-ins.ts'
import type { Translation } from '../translation.ts'

/** Texts of Studio about letting an extension in, and about where a person is signed in, in French. */
export const frSignIns: Translation<typeof enSignIns> = {
  'letIn.title': 'Autoriser l’extension à agir pour vous\u00a0?',
  'letIn.asks': 'L’extension AllIN de {browser} sous {system} demande à être connectée.',
  'letIn.asksUnknown': 'L’extension AllIN de ce navigateur demande à être connectée.',
  'letIn.account': 'Votre compte',
  'letIn.organizations': 'Organisations',
  'letIn.may': 'Ce qu’elle peut faire',
  'letIn.mayText':
    'Capturer des pages, écrire des brouillons et envoyer des publications, dans la limite de votre rôle.',
  'letIn.until': 'Jusqu’à quand',
  'letIn.untilText':
    'Jusqu’à ce que vous vous y déconnectiez ou fermiez le navigateur. Vous pouvez y mettre fin à tout moment dans les réglages.',
  'letIn.allow': 'Autoriser',
  'letIn.deny': 'Ne pas autoriser',
  'letIn.another': 'Utiliser un autre compte',
  'letIn.caution':
    'N’autorisez que si vous venez d’appuyer sur «\u00a0Se connecter avec Studio\u00a0» dans l’extension.',
  'letIn.allowed': 'L’extension est en cours de connexion',
  'letIn.denied': 'L’extension n’a pas été autorisée',
  'letIn.close': 'Vous pouvez fermer cette fenêtre et continuer dans l’extension.',
  'letIn.broken': 'Personne ne demande rien ici',
  'letIn.brokenText':
    'Cette adresse n’est pas complète. Ouvrez l’extension depuis la barre d’outils et appuyez sur «\u00a0Se connecter avec Studio\u00a0».',
  'letIn.unknown': 'Cette extension n’est pas connue ici',
  'letIn.unknownText':
    'La personne qui gère cet AllIN doit d’abord autoriser l’origine de l’extension. Vous pouvez tout de même vous y connecter avec e-mail et mot de passe.',
  'letIn.toStudio': 'Vers Studio',
  'sessions.title': 'Connexions',
  'sessions.hint': 'Navigateurs et extensions qui agissent pour vous.',
  'sessions.extension': 'Extension de {browser} sous {system}',
  'sessions.extensionUnknown': 'Extension d’un navigateur',
  'sessions.browser': '{browser} sous {system}',
  'sessions.browserUnknown': 'Un navigateur ou un programme',
  'sessions.this': 'Ce navigateur',
  'sessions.since': 'depuis {time}',
  'sessions.end': 'Déconnecter',
  'sessions.endOne': 'Déconnecter\u00a0: {name}',
  'sessions.endTitle': 'Déconnecter «\u00a0{name}\u00a0»\u00a0?',
  'sessions.endText':
    'Il faudra s’y reconnecter avant qu’il puisse faire quoi que ce soit pour vous. Ce qui y attend y reste.',
  'sessions.ended': 'Déconnecté',
  'sessions.more': 'Afficher plus',
}
