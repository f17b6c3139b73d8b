import type { enExtensionSignIn } from '../en/extension-sign-in.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension's sign-in by Studio, in Arabic. */
export const arExtensionSignIn: Translation<typeof enExtensionSignIn> = {
  'extension.studio': 'تسجيل الدخول عبر Studio',
  'extension.studioHint': 'يفتح Studio في نافذة. من سجّل الدخول هناك يكفيه أن يؤكد.',
  'extension.studioOr': 'أو بالبريد الإلكتروني وكلمة المرور',
  'extension.studio.waiting': 'يسألك Studio في نافذة خاصة به. اضغط مرة أخرى إن لم تعد تجدها.',
  'extension.studio.denied': 'لم تسمح بذلك. لم يتغير شيء؛ وما اقتطفته لا يزال هنا.',
  'extension.studio.closed': 'أُغلقت النافذة قبل أن تجيب. يمكنك المحاولة مرة أخرى.',
  'extension.studio.unreachable': 'تعذّر الوصول إلى Studio على {server}. تحقق من العنوان والشبكة.',
  'extension.studio.refused': 'لم يُكمل Studio تسجيل الدخول. ابدأ من جديد.',
  'extension.studio.unknown': 'لا يقبل AllIN هذا تسجيل دخول الإضافة. استخدم البريد الإلكتروني وكلمة المرور.',
}
