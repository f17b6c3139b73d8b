import type { enExtensionSignIn } from '../en/extension-sign-in.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension's sign-in by Studio, in Spanish. */
export const esExtensionSignIn: Translation<typeof enExtensionSignIn> = {
  'extension.studio': 'Iniciar sesión con Studio',
  'extension.studioHint':
    'Abre Studio en una ventana. Quien tenga la sesión iniciada allí solo tiene que confirmar.',
  'extension.studioOr': 'o con correo y contraseña',
  'extension.studio.waiting': 'Studio te pregunta en una ventana propia. Pulsa otra vez si la has perdido.',
  'extension.studio.denied': 'No lo has permitido. No ha cambiado nada; lo que recortaste sigue aquí.',
  'extension.studio.closed': 'La ventana se cerró antes de que respondieras. Puedes intentarlo otra vez.',
  'extension.studio.unreachable':
    'No se puede acceder a Studio en {server}. Comprueba la dirección y la red.',
  'extension.studio.refused': 'Studio no ha completado el inicio de sesión. Empieza de nuevo.',
  'extension.studio.unknown':
    'Este AllIN no acepta el inicio de sesión de la extensión. Usa correo y contraseña.',
}
