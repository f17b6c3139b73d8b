import type { enExtensionSignIn } from '../en/extension-sign-in.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension's sign-in by Studio, in French. */
export const frExtensionSignIn: Translation<typeof enExtensionSignIn> = {
  'extension.studio': 'Se connecter avec Studio',
  'extension.studioHint': 'Ouvre Studio dans une fenêtre. Si vous y êtes connecté, il suffit de confirmer.',
  'extension.studioOr': 'ou avec e-mail et mot de passe',
  'extension.studio.waiting':
    'Studio vous pose la question dans sa propre fenêtre. Appuyez de nouveau si vous ne la trouvez plus.',
  'extension.studio.denied':
    'Vous ne l’avez pas autorisé. Rien n’a changé\u00a0; ce que vous avez capturé est toujours là.',
  'extension.studio.closed': 'La fenêtre a été fermée avant votre réponse. Vous pouvez réessayer.',
  'extension.studio.unreachable':
    'Studio est injoignable à l’adresse {server}. Vérifiez l’adresse et le réseau.',
  'extension.studio.refused': 'Studio n’a pas terminé la connexion. Recommencez.',
  'extension.studio.unknown':
    'Cet AllIN n’accepte pas la connexion de l’extension. Utilisez e-mail et mot de passe.',
}
