import type { enPictures } from '../en/pictures.ts'
import type { Translation } from '../translation.ts'

/** Texts of screenshots, of cropping and of choosing among a page's images, in Japanese. */
export const jaPictures: Translation<typeof enPictures, 'ja'> = {
  'pictures.shoot': 'スクリーンショット',
  'pictures.kind.visible': '表示中の部分',
  'pictures.kind.region': '範囲',
  'pictures.kind.page': 'ページ全体',
  'pictures.shooting': '撮影しています…',
  'pictures.shootingRegion': 'ページ上で枠を描いてください。',
  'pictures.shootingPiece': '{done} / {total} 枚目',
  'pictures.stop': '中止',
  'pictures.problem.FORBIDDEN': 'ブラウザはこのページの撮影を許可していません。',
  'pictures.problem.NO_GESTURE':
    'ブラウザはまだこのページを AllIN に開いていません。ページで AllIN のボタンを押すか、コンテキストメニューで AllIN を選んでください。その後は撮影もできます。',
  'pictures.problem.LEFT': '撮影する前にページが切り替わりました。',
  'pictures.problem.CANCELLED': '中止しました。ページは元のままです。',
  'pictures.problem.FAILED': '撮影できませんでした。',
  'pictures.problem.FULL': '下書きの画像は上限に達しています。先に 1 枚外してください。',
  'pictures.problem.UNREADABLE':
    'ページはこの画像を表示していますが、AllIN には読み取らせないため、切り抜けません。代わりにスクリーンショットを撮ってください。',
  'pictures.crop': '切り抜く',
  'pictures.cropOne': '画像 {number} を切り抜く',
  'pictures.cropTitle': '画像の切り抜き',
  'pictures.frame':
    '{width} × {height} ピクセルの枠。矢印キーで移動、Shift と矢印キーで大きさを変更、Ctrl で 1 ピクセルずつ。',
  'pictures.size': '{width} × {height} ピクセル',
  'pictures.shape': '形',
  'pictures.aspect.free': '自由',
  'pictures.aspect.square': '正方形 1:1',
  'pictures.aspect.portrait': '縦長 4:5',
  'pictures.aspect.wide': '横長 16:9',
  'pictures.aspect.story': 'ストーリー 9:16',
  'pictures.reset': '画像全体',
  'pictures.add': '投稿に追加',
  'pictures.use': 'この部分を使う',
  'pictures.cut': 'ページは 1 枚の画像に収まる長さを超えています。画像は {count} ピクセルで終わります。',
  'pictures.stops': '切り抜くと、このアニメーションは静止画になります。',
  'pictures.discarded': '画像を破棄しました。',
  'pictures.cropped': '画像を切り抜きました。',
  'pictures.notCropped':
    '画像を切り抜けませんでした。ブラウザーのメモリが足りないか、画像がもう残っていない可能性があります。',
  'pictures.chosen': '{max} 枚中 {count} 枚を選択',
  'pictures.full': '選んだアカウントが受け付けるのは {max} 枚までです。',
  'pictures.imageSized': '{name}、{width} × {height}',
  'pictures.closed.BROWSER': 'これはブラウザ自身のページで、拡張機能は読み取れません。',
  'pictures.closed.STORE': 'ブラウザはストアを拡張機能に開きません。',
  'pictures.closed.EXTENSION': 'このページは拡張機能のもので、ほかの拡張機能は読み取れません。',
  'pictures.closed.SOURCE': 'これはページのソースコードです。取り込むには、ページそのものを開いてください。',
  'pictures.closed.FILE': 'このファイルはこの端末にあり、ほかの人が開けるアドレスがありません。',
  'pictures.closed.PDF': 'ブラウザはこの PDF を、拡張機能が読み取れないビューアで表示しています。',
  'pictures.closedOffer':
    'ページなしで投稿を書くことも、見えている部分のスクリーンショットを試すこともできます。',
  'extension.refused.PICTURE_LOST': '画像がこの端末にもうありません。投稿を編集して、撮り直してください。',
}
