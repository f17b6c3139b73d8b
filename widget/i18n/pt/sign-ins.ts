import type { enSignIns } from '../en/sign-ins.ts'
import type { Translation } from '../translation.ts'

/** Texts of Studio about letting an extension in, and about where a person is signed in, in Brazilian Portuguese. */
export const ptSignIns: Translation<typeof enSignIns> = {
  'letIn.title': 'Permitir que a extensão aja por você?',
  'letIn.asks': 'A extensão AllIN do {browser} no {system} pede para entrar.',
  'letIn.asksUnknown': 'A extensão AllIN deste navegador pede para entrar.',
  'letIn.account': 'Sua conta',
  'letIn.organizations': 'Organizações',
  'letIn.may': 'O que ela pode fazer',
  'letIn.mayText': 'Capturar páginas, escrever rascunhos e enviar posts, até onde vai o seu papel.',
  'letIn.until': 'Até quando',
  'letIn.untilText':
    'Até você sair nela ou fechar o navegador. Você pode encerrar isso a qualquer momento nas configurações.',
  'letIn.allow': 'Permitir',
  'letIn.deny': 'Não permitir',
  'letIn.another': 'Usar outra conta',
  'letIn.caution': 'Permita somente se você acabou de pressionar “Entrar com o Studio” na extensão.',
  'letIn.allowed': 'A extensão está entrando',
  'letIn.denied': 'A extensão não foi permitida',
  'letIn.close': 'Você pode fechar esta janela e continuar na extensão.',
  'letIn.broken': 'Ninguém pergunta nada aqui',
  'letIn.brokenText':
    'Este endereço não está completo. Abra a extensão pela barra de ferramentas e pressione “Entrar com o Studio”.',
  'letIn.unknown': 'Esta extensão não é conhecida aqui',
  'letIn.unknownText':
    'Quem administra este AllIN precisa antes permitir a origem da extensão. Mesmo assim, você pode entrar nela com e-mail e senha.',
  'letIn.toStudio': 'Para o Studio',
  'sessions.title': 'Sessões',
  'sessions.hint': 'Navegadores e extensões que agem por você.',
  'sessions.extension': 'Extensão do {browser} no {system}',
  'sessions.extensionUnknown': 'Extensão de um navegador',
  'sessions.browser': '{browser} no {system}',
  'sessions.browserUnknown': 'Um navegador ou um programa',
  'sessions.this': 'Este navegador',
  'sessions.since': 'desde {time}',
  'sessions.end': 'Sair',
  'sessions.endOne': 'Sair: {name}',
  'sessions.endTitle': 'Sair de “{name}”?',
  'sessions.endText':
    'Será preciso entrar ali de novo antes que possa fazer algo por você. O que espera ali continua ali.',
  'sessions.ended': 'Sessão encerrada',
  'sessions.more': 'Mostrar mais',
}
