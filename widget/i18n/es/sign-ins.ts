import type { enSignIns } from '../en/sign-ins.ts'
import type { Translation } from '../translation.ts'

/** Texts of Studio about letting an extension in, and about where a person is signed in, in Spanish. */
export const esSignIns: Translation<typeof enSignIns> = {
  'letIn.title': '¿Dejar que la extensión actúe por ti?',
  'letIn.asks': 'La extensión AllIN de {browser} en {system} pide iniciar sesión.',
  'letIn.asksUnknown': 'La extensión AllIN de este navegador pide iniciar sesión.',
  'letIn.account': 'Tu cuenta',
  'letIn.organizations': 'Organizaciones',
  'letIn.may': 'Qué puede hacer',
  'letIn.mayText': 'Recortar páginas, escribir borradores y enviar publicaciones hasta donde llegue tu rol.',
  'letIn.until': 'Hasta cuándo',
  'letIn.untilText':
    'Hasta que cierres sesión en ella o cierres el navegador. Puedes terminarlo cuando quieras en Ajustes.',
  'letIn.allow': 'Permitir',
  'letIn.deny': 'No permitir',
  'letIn.another': 'Usar otra cuenta',
  'letIn.caution': 'Permítelo solo si acabas de pulsar «Iniciar sesión con Studio» en la extensión.',
  'letIn.allowed': 'Se está iniciando la sesión de la extensión',
  'letIn.denied': 'No se ha permitido la extensión',
  'letIn.close': 'Puedes cerrar esta ventana y seguir en la extensión.',
  'letIn.broken': 'Aquí no pregunta nadie',
  'letIn.brokenText':
    'Esta dirección no está completa. Abre la extensión desde la barra de herramientas y pulsa «Iniciar sesión con Studio».',
  'letIn.unknown': 'Esta extensión no se conoce aquí',
  'letIn.unknownText':
    'Quien gestiona este AllIN tiene que permitir antes el origen de la extensión. Aun así puedes iniciar sesión en ella con correo y contraseña.',
  'letIn.toStudio': 'A Studio',
  'sessions.title': 'Sesiones',
  'sessions.hint': 'Navegadores y extensiones que actúan por ti.',
  'sessions.extension': 'Extensión de {browser} en {system}',
  'sessions.extensionUnknown': 'Extensión de un navegador',
  'sessions.browser': '{browser} en {system}',
  'sessions.browserUnknown': 'Un navegador o un programa',
  'sessions.this': 'Este navegador',
  'sessions.since': 'desde {time}',
  'sessions.end': 'Cerrar sesión',
  'sessions.endOne': 'Cerrar sesión: {name}',
  'sessions.endTitle': '¿Cerrar la sesión de «{name}»?',
  'sessions.endText':
    'Habrá que volver a iniciar sesión allí antes de que pueda hacer algo por ti. Lo que espera allí se queda.',
  'sessions.ended': 'Sesión cerrada',
  'sessions.more': 'Mostrar más',
}
