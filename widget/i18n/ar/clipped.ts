import type { enClipped } from '../en/clipped.ts'
import type { Translation } from '../translation.ts'

/** Texts about what a clipped page suggests, in Arabic. */
export const arClipped: Translation<typeof enClipped, 'ar'> = {
  'clipped.title': 'من الصفحة',
  'clipped.similar': 'اقتُطف من قبل',
  'clipped.mine': '{when}، بواسطتك',
  'clipped.by': '{when}، بواسطة {name}',
  'clipped.somebody': '{when}، بواسطة شخص من خارج Studio',
  'clipped.open': 'فتح المنشور',
  'clipped.nearly': 'عنوان مشابه جدًا:',
  'clipped.hashtags': 'وسوم مقترحة',
  'clipped.otherWords': 'كلمات أخرى على {platforms}',
  'clipped.add': 'إضافة {hashtag} إلى النص',
}
