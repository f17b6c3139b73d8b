import type { enShared } from '../en/shared.ts'
import type { Translation } from '../translation.ts'

/** Texts that every surface shares, in Spanish. */
export const esShared: Translation<typeof enShared> = {
  'common.cancel': 'Cancelar',
  'common.close': 'Cerrar',
  'common.dismiss': 'Ocultar',
  'common.done': 'Listo',
  'common.loading': 'Cargando…',
  'common.optional': 'opcional',
  'common.partMissing': 'No se pudo cargar una parte de la página.',
  'common.retry': 'Reintentar',
  'common.undo': 'Deshacer',

  'status.DRAFT': 'Borrador',
  'status.PENDING_APPROVAL': 'Pendiente de aprobación',
  'status.APPROVED': 'Aprobado',
  'status.SCHEDULED': 'Programado',
  'status.PUBLISHING': 'Publicando',
  'status.PUBLISHED': 'Publicado',
  'status.PARTIALLY_PUBLISHED': 'Publicado en parte',
  'status.FAILED': 'Fallido',
  'status.NEEDS_REVIEW': 'Por revisar',
  'status.QUEUED': 'En cola',
  'status.CONFIRMING': 'Confirmando',
  'status.CANCELLED': 'Cancelado',

  'problem.OFFLINE': 'Estás sin conexión. Lo que escribiste está a salvo en este dispositivo.',
  'problem.UNREACHABLE': 'Ahora no se puede contactar con AllIN. Inténtalo de nuevo.',
  'problem.TIMEOUT': 'AllIN no respondió a tiempo. Inténtalo de nuevo.',
  'problem.ANSWER_NOT_UNDERSTOOD': 'AllIN respondió algo inesperado. Inténtalo de nuevo.',
  'problem.FORBIDDEN': 'Tu rol no lo permite. Consulta a quien administra tu organización.',
  'problem.RATE_LIMITED': 'Fue mucho de una vez. Espera un momento y vuelve a intentarlo.',
  'problem.REVISION_CONFLICT': 'Alguien cambió esto entretanto. Vuelve a cargarlo para ver las novedades.',
  'problem.ALREADY_SENDING': 'La publicación ya se está enviando y no se puede cambiar.',
  'problem.APPROVAL_REQUIRED': 'Aquí una publicación sale cuando está aprobada. Pide antes la aprobación.',
  'problem.NOT_FOUND': 'Esto ya no existe.',
  'problem.UNAUTHENTICATED': 'Vuelve a iniciar sesión.',
  'problem.CREDENTIAL_EXPIRED': 'Tu sesión caducó. Vuelve a iniciar sesión.',
  'problem.POST_NOT_READY': 'La publicación no puede salir así. Mira lo que está marcado abajo.',
  'problem.MEDIA_NOT_SUPPORTED': 'Este tipo de archivo no es compatible. Usa JPEG, PNG, GIF o WebP.',
  'problem.MEDIA_TOO_LARGE': 'El archivo es demasiado grande.',
  'problem.MEDIA_UNREADABLE': 'El archivo está dañado o no es una imagen.',
  'problem.INTERNAL': 'Algo falló por nuestra parte. Inténtalo de nuevo.',
  'problem.NOT_READY': 'AllIN se está iniciando. Inténtalo de nuevo en un momento.',

  'issue.EMPTY': 'Escribe algo, añade una imagen o un enlace.',
  'issue.TEXT_TOO_LONG': {
    one: 'Demasiado largo para {platform}: sobra {count} carácter.',
    other: 'Demasiado largo para {platform}: sobran {count} caracteres.',
  },
  'issue.TOO_MANY_IMAGES': {
    one: '{platform} admite una imagen como máximo.',
    other: '{platform} admite {count} imágenes como máximo.',
  },
  'issue.IMAGE_TYPE_NOT_ACCEPTED': '{name}: {platform} no admite este tipo de imagen.',
  'issue.IMAGE_TOO_LARGE': '{name} ocupa {size}. {platform} admite hasta {limit}.',
  'issue.ALT_TEXT_TOO_LONG': {
    one: '{name}: en {platform} la descripción puede tener un carácter.',
    other: '{name}: en {platform} la descripción puede tener {count} caracteres.',
  },
  'issue.GIF_NOT_ALONE': '{platform} solo admite un GIF animado si va solo.',
  'issue.shrink': 'Reducirla',
  'issue.customise': 'Acortar para {platform}',
  'issue.reconnect': 'Hay que volver a conectar {account} en {platform} antes de publicar.',

  'approval.ask': 'Pedir aprobación',
}
