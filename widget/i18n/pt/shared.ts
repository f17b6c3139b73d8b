import type { enShared } from '../en/shared.ts'
import type { Translation } from '../translation.ts'

/** Texts that every surface shares, in Brazilian Portuguese. */
export const ptShared: Translation<typeof enShared> = {
  'common.cancel': 'Cancelar',
  'common.close': 'Fechar',
  'common.dismiss': 'Dispensar',
  'common.done': 'Concluído',
  'common.loading': 'Carregando…',
  'common.optional': 'opcional',
  'common.partMissing': 'Não foi possível carregar uma parte da página.',
  'common.retry': 'Tentar de novo',
  'common.undo': 'Desfazer',

  'status.DRAFT': 'Rascunho',
  'status.PENDING_APPROVAL': 'Aguardando aprovação',
  'status.APPROVED': 'Aprovado',
  'status.SCHEDULED': 'Agendado',
  'status.PUBLISHING': 'Publicando',
  'status.PUBLISHED': 'Publicado',
  'status.PARTIALLY_PUBLISHED': 'Publicado em parte',
  'status.FAILED': 'Falhou',
  'status.NEEDS_REVIEW': 'Requer atenção',
  'status.QUEUED': 'Na fila',
  'status.CONFIRMING': 'Confirmando',
  'status.CANCELLED': 'Cancelado',

  'problem.OFFLINE': 'Você está sem conexão. O que escreveu está seguro neste dispositivo.',
  'problem.UNREACHABLE': 'Não é possível acessar o AllIN no momento. Tente de novo.',
  'problem.TIMEOUT': 'O AllIN não respondeu a tempo. Tente de novo.',
  'problem.ANSWER_NOT_UNDERSTOOD': 'O AllIN respondeu algo inesperado. Tente de novo.',
  'problem.FORBIDDEN': 'Sua função não permite isso. Fale com quem administra a organização.',
  'problem.RATE_LIMITED': 'Foi muita coisa de uma vez. Espere um instante e tente de novo.',
  'problem.REVISION_CONFLICT': 'Alguém mudou isto nesse meio-tempo. Recarregue para ver o que há de novo.',
  'problem.ALREADY_SENDING': 'O post já está sendo enviado e não pode mais ser alterado.',
  'problem.APPROVAL_REQUIRED': 'Aqui um post só sai depois de aprovado. Peça a aprovação primeiro.',
  'problem.NOT_FOUND': 'Isto não existe mais.',
  'problem.UNAUTHENTICATED': 'Entre de novo na sua conta.',
  'problem.CREDENTIAL_EXPIRED': 'Sua sessão expirou. Entre de novo na sua conta.',
  'problem.POST_NOT_READY': 'O post não pode sair assim. Veja o que está marcado abaixo.',
  'problem.MEDIA_NOT_SUPPORTED': 'Este tipo de arquivo não é aceito. Use JPEG, PNG, GIF ou WebP.',
  'problem.MEDIA_TOO_LARGE': 'O arquivo é grande demais.',
  'problem.MEDIA_UNREADABLE': 'O arquivo está danificado ou não é uma imagem.',
  'problem.INTERNAL': 'Algo deu errado do nosso lado. Tente de novo.',
  'problem.NOT_READY': 'O AllIN está iniciando. Tente de novo em um instante.',

  'issue.EMPTY': 'Escreva algo, adicione uma imagem ou um link.',
  'issue.TEXT_TOO_LONG': {
    one: 'Longo demais para {platform} por {count} caractere.',
    other: 'Longo demais para {platform} por {count} caracteres.',
  },
  'issue.TOO_MANY_IMAGES': {
    one: '{platform} aceita no máximo {count} imagem.',
    other: '{platform} aceita no máximo {count} imagens.',
  },
  'issue.IMAGE_TYPE_NOT_ACCEPTED': '{name}: {platform} não aceita este tipo de imagem.',
  'issue.IMAGE_TOO_LARGE': '{name} tem {size}. {platform} aceita até {limit}.',
  'issue.ALT_TEXT_TOO_LONG': {
    one: '{name}: no {platform}, a descrição pode ter {count} caractere.',
    other: '{name}: no {platform}, a descrição pode ter {count} caracteres.',
  },
  'issue.GIF_NOT_ALONE': '{platform} só aceita um GIF animado sozinho.',
  'issue.shrink': 'Reduzir',
  'issue.customise': 'Encurtar para {platform}',
  'issue.reconnect': '{account} no {platform} precisa ser reconectada antes de publicar.',

  'approval.ask': 'Pedir aprovação',
}
