import type { enClipped } from '../en/clipped.ts'
import type { Translation } from '../translation.ts'

/** Texts about what a clipped page suggests, in Japanese. */
export const jaClipped: Translation<typeof enClipped, 'ja'> = {
  'clipped.title': 'ページから',
  'clipped.similar': '以前のクリップ',
  'clipped.mine': '{when}、自分',
  'clipped.by': '{when}、{name}',
  'clipped.somebody': '{when}、Studio 外のユーザー',
  'clipped.open': '投稿を開く',
  'clipped.nearly': 'ほぼ同じタイトル:',
  'clipped.hashtags': 'おすすめのハッシュタグ',
  'clipped.otherWords': '{platforms} では別の文章',
  'clipped.add': '{hashtag} を本文に追加',
}
