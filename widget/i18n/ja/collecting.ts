import type { enCollecting } from '../en/collecting.ts'
import type { Translation } from '../translation.ts'

/** Texts of collecting into the draft beside the page, in Japanese. */
export const jaCollecting: Translation<typeof enCollecting, 'ja'> = {
  'collecting.title': 'ページ横の下書き',
  'collecting.open': 'ページの横で続ける',
  'collecting.addToOpen': 'ページ横の下書きに追加',
  'collecting.add': '下書きに追加',
  'collecting.addPage': 'ページを追加',
  'collecting.addSelection': '選択範囲を追加',
  'collecting.addImage': '画像を追加',
  'collecting.addSentence': '文を追加',
  'collecting.collected': { other: '{count} 件を収集' },
  'collecting.remove': '「{title}」を下書きから外す',
  'collecting.removed': '下書きから外しました。',
  'collecting.from': '出典: {title}',
  'collecting.empty':
    '読み進めながら、ページ、文章、画像をここに追加できます。すべてが一つの投稿になります。',
  'collecting.problem.CLOSED':
    'このページはまだブラウザから AllIN に開かれていません。コンテキストメニューの「このページを横の下書きに追加」を選ぶと、これらのボタンも使えるようになります。ブラウザ自体のページは対象外です。',
  'collecting.closedKey':
    'このページはまだブラウザから AllIN に開かれていません。ページ上で {key} を押すか、コンテキストメニューの「このページを横の下書きに追加」を選ぶと、これらのボタンも使えるようになります。ブラウザ自体のページは対象外です。',
  'collecting.problem.NOTHING_SELECTED': 'ページで何も選択されていません。先に文章を選択してください。',
  'collecting.problem.UNREADABLE': 'このページを読み取れませんでした。',
  'collecting.problem.NO_IMAGES': 'このページに画像が見つかりませんでした。',
  'collecting.problem.NO_SENTENCES': 'このページに引用できる文が見つかりませんでした。',
  'collecting.problem.FULL': '下書きがいっぱいです。追加する前に何かを外してください。',
}
