import type { enFound } from '../en/found.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension about what else a page gives to a post, in Arabic. */
export const arFound: Translation<typeof enFound, 'ar'> = {
  'found.sentences': 'جمل هذه الصفحة',
  'found.price': 'السعر',
  'found.addPrice': 'وضع السعر {price} في النص',
  'found.media': 'فيديو وصوت هذه الصفحة',
  'found.video': 'فيديو',
  'found.audio': 'صوت',
  'found.addMedia': 'وضع رابط «{title}» في النص',
  'found.gap.paywall': 'أُخذ فقط ما يمكن قراءته هنا دون اشتراك.',
  'found.gap.consent': 'تطلب الصفحة موافقتك قبل أن تعرض نصها. أجب عن ذلك فيها، ثم اقتطف من جديد.',
  'found.gap.pdf': 'لا يمكن قراءة نص ملف PDF. أُخذ اسمه ورابطه.',
  'found.gap.canvas': 'ترسم هذه الصفحة نصها كصورة فلا يمكن قراءته. أُخذ اسمها ورابطها.',
  'found.gap.frame': 'النص في إطار من موقع آخر يبقيه المتصفح مغلقًا.',
}
