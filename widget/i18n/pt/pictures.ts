import type { enPictures } from '../en/pictures.ts'
import type { Translation } from '../translation.ts'

/** Texts of screenshots, of cropping and of choosing among a page's images, in Brazilian Portuguese. */
export const ptPictures: Translation<typeof enPictures> = {
  'pictures.shoot': 'Captura de tela',
  'pictures.kind.visible': 'Parte visível',
  'pictures.kind.region': 'Região',
  'pictures.kind.page': 'Página inteira',
  'pictures.shooting': 'A imagem está sendo capturada…',
  'pictures.shootingRegion': 'Desenhe uma moldura na página.',
  'pictures.shootingPiece': 'Parte {done} de {total}',
  'pictures.stop': 'Parar',
  'pictures.problem.FORBIDDEN': 'O navegador não permite imagens desta página.',
  'pictures.problem.NO_GESTURE':
    'O navegador ainda não abriu esta página para o AllIN. Aperte o botão do AllIN na página ou escolha AllIN no menu de contexto; depois disso, as imagens também funcionam.',
  'pictures.problem.LEFT': 'A página foi deixada antes de a imagem ser capturada.',
  'pictures.problem.CANCELLED': 'Parado. A página está como antes.',
  'pictures.problem.FAILED': 'Não foi possível capturar a imagem.',
  'pictures.problem.FULL': 'O rascunho já tem quantas imagens cabem. Remova uma primeiro.',
  'pictures.problem.UNREADABLE':
    'A página mostra esta imagem, mas não deixa o AllIN lê-la; por isso ela não pode ser recortada. Faça uma captura de tela dela.',
  'pictures.crop': 'Recortar',
  'pictures.cropOne': 'Recortar a imagem {number}',
  'pictures.cropTitle': 'Recortar a imagem',
  'pictures.frame':
    'Moldura de {width} por {height} pixels. As setas a movem, Shift com as setas muda o tamanho, Ctrl anda de um em um pixel.',
  'pictures.size': '{width} × {height} pixels',
  'pictures.shape': 'Forma',
  'pictures.aspect.free': 'Livre',
  'pictures.aspect.square': 'Quadrado 1:1',
  'pictures.aspect.portrait': 'Retrato 4:5',
  'pictures.aspect.wide': 'Largo 16:9',
  'pictures.aspect.story': 'Story 9:16',
  'pictures.reset': 'Imagem inteira',
  'pictures.add': 'Adicionar à publicação',
  'pictures.use': 'Usar esta parte',
  'pictures.cut':
    'A página é mais longa do que uma imagem pode mostrar. A imagem termina depois de {count} pixels.',
  'pictures.stops': 'Recortada, esta animação vira uma imagem parada.',
  'pictures.discarded': 'A imagem foi descartada.',
  'pictures.cropped': 'A imagem foi recortada.',
  'pictures.notCropped':
    'Não foi possível recortar a imagem. Talvez falte memória ao navegador, ou ele não tenha mais a imagem.',
  'pictures.chosen': '{count} de {max} escolhidas',
  'pictures.full': 'As contas escolhidas não aceitam mais de {max}.',
  'pictures.imageSized': '{name}, {width} × {height}',
  'pictures.closed.BROWSER': 'Esta é uma das páginas do próprio navegador, que as extensões não podem ler.',
  'pictures.closed.STORE': 'O navegador mantém a loja fechada para extensões.',
  'pictures.closed.EXTENSION': 'Esta página pertence a uma extensão, e outras não podem lê-la.',
  'pictures.closed.SOURCE': 'Este é o código-fonte de uma página. Para capturá-la, abra a própria página.',
  'pictures.closed.FILE':
    'Este arquivo está no seu dispositivo e não tem um endereço que outros possam abrir.',
  'pictures.closed.PDF': 'O navegador mostra este PDF em um visualizador que as extensões não podem ler.',
  'pictures.closedOffer': 'Você pode escrever uma publicação sem ela e tentar uma captura do que está vendo.',
  'extension.refused.PICTURE_LOST':
    'Uma imagem não está mais neste dispositivo. Edite a publicação e capture-a de novo.',
}
