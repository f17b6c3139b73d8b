import type { enFound } from '../en/found.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension about what else a page gives to a post, in Japanese. */
export const jaFound: Translation<typeof enFound, 'ja'> = {
  'found.sentences': 'このページの文',
  'found.price': '価格',
  'found.addPrice': '価格 {price} を本文に入れる',
  'found.media': 'このページの動画と音声',
  'found.video': '動画',
  'found.audio': '音声',
  'found.addMedia': '「{title}」へのリンクを本文に入れる',
  'found.gap.paywall': 'ここで購読なしに読める部分だけを取り込みました。',
  'found.gap.consent':
    'ページは本文を表示する前に同意を求めています。そこで回答してから、もう一度クリップしてください。',
  'found.gap.pdf': 'PDF の本文は読み取れません。名前とリンクを取り込みました。',
  'found.gap.canvas':
    'このページは本文を画像として描いているため、読み取れません。名前とリンクを取り込みました。',
  'found.gap.frame': '本文は別のサイトのフレーム内にあり、ブラウザが開放していません。',
}
