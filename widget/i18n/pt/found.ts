import type { enFound } from '../en/found.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension about what else a page gives to a post, in Brazilian Portuguese. */
export const ptFound: Translation<typeof enFound> = {
  'found.sentences': 'Frases desta página',
  'found.price': 'Preço',
  'found.addPrice': 'Pôr o preço {price} no texto',
  'found.media': 'Vídeo e áudio desta página',
  'found.video': 'Vídeo',
  'found.audio': 'Áudio',
  'found.addMedia': 'Pôr o link para “{title}” no texto',
  'found.gap.paywall': 'Só foi usado o que se pode ler aqui sem assinatura.',
  'found.gap.consent':
    'A página pede consentimento antes de mostrar o texto. Responda nela e capture de novo.',
  'found.gap.pdf': 'O texto de um PDF não pode ser lido. Foram usados o nome e o link.',
  'found.gap.canvas':
    'Esta página desenha o texto como imagem, e ele não pode ser lido. Foram usados o nome e o link.',
  'found.gap.frame': 'O texto está em um quadro de outro site, que o navegador mantém fechado.',
}
