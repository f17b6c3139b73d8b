import type { enCollecting } from '../en/collecting.ts'
import type { Translation } from '../translation.ts'

/** Texts of collecting into the draft beside the page, in Brazilian Portuguese. */
export const ptCollecting: Translation<typeof enCollecting> = {
  'collecting.title': 'Rascunho ao lado da página',
  'collecting.open': 'Continuar ao lado da página',
  'collecting.addToOpen': 'Adicionar ao rascunho ao lado da página',
  'collecting.add': 'Adicionar ao rascunho',
  'collecting.addPage': 'Adicionar a página',
  'collecting.addSelection': 'Adicionar a seleção',
  'collecting.addImage': 'Adicionar uma imagem',
  'collecting.addSentence': 'Adicionar uma frase',
  'collecting.collected': { one: '{count} trecho reunido', other: '{count} trechos reunidos' },
  'collecting.remove': 'Remover “{title}” do rascunho',
  'collecting.removed': 'Removido do rascunho.',
  'collecting.from': 'De {title}',
  'collecting.empty': 'Continue lendo e adicione páginas, trechos e imagens aqui. Tudo isso vira um post só.',
  'collecting.problem.CLOSED':
    'O navegador ainda não abriu esta página para o AllIN. Escolha “Adicionar esta página ao rascunho ao lado” no menu de contexto dela; depois disso, estes botões também funcionam. As páginas do próprio navegador continuam fechadas.',
  'collecting.closedKey':
    'O navegador ainda não abriu esta página para o AllIN. Pressione {key} na página ou escolha “Adicionar esta página ao rascunho ao lado” no menu de contexto dela; depois disso, estes botões também funcionam. As páginas do próprio navegador continuam fechadas.',
  'collecting.problem.NOTHING_SELECTED': 'Nada está selecionado na página. Selecione um trecho primeiro.',
  'collecting.problem.UNREADABLE': 'Não foi possível ler esta página.',
  'collecting.problem.NO_IMAGES': 'Nenhuma imagem foi encontrada nesta página.',
  'collecting.problem.NO_SENTENCES': 'Nenhuma frase para citar foi encontrada nesta página.',
  'collecting.problem.FULL': 'O rascunho está cheio. Remova algo antes de adicionar mais.',
}
