import type { enExtensionSignIn } from '../en/extension-sign-in.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension's sign-in by Studio, in Brazilian Portuguese. */
export const ptExtensionSignIn: Translation<typeof enExtensionSignIn> = {
  'extension.studio': 'Entrar com o Studio',
  'extension.studioHint': 'Abre o Studio em uma janela. Quem já entrou nele só precisa confirmar.',
  'extension.studioOr': 'ou com e-mail e senha',
  'extension.studio.waiting':
    'O Studio pergunta a você em uma janela própria. Pressione de novo se a perdeu.',
  'extension.studio.denied': 'Você não permitiu. Nada mudou; o que você capturou continua aqui.',
  'extension.studio.closed': 'A janela foi fechada antes da sua resposta. Você pode tentar de novo.',
  'extension.studio.unreachable':
    'Não foi possível acessar o Studio em {server}. Verifique o endereço e a rede.',
  'extension.studio.refused': 'O Studio não concluiu a entrada. Comece de novo.',
  'extension.studio.unknown': 'Este AllIN não aceita a entrada da extensão. Use e-mail e senha.',
}
