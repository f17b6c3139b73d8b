import type { enWarnings } from '../en/warnings.ts'
import type { Translation } from '../translation.ts'

/** Texts of what is worth knowing before scheduling, in Arabic. */
export const arWarnings: Translation<typeof enWarnings, 'ar'> = {
  'warning.title': 'من المفيد أن تعرف',
  'warning.titleNow': 'من المفيد أن تعرف إن نُشر الآن',
  'warning.IDENTICAL': 'الكلمات نفسها تمامًا على {accounts}، {time}:',
  'warning.REFUSED': 'يرفض {platform} الكلمات نفسها مرتين، وهي نفسها على {accounts}، {time}:',
  'warning.NEAR_DUPLICATE': 'كلمات شبه مطابقة على {accounts}، {time}:',
  'warning.COPIES': 'يمنع {platform} نشر منشور شبه مطابق على عدة حسابات. سيُنشر على {accounts}.',
  'warning.COPIES_OTHER': 'يمنع {platform} نشر منشور شبه مطابق على عدة حسابات، و{account} يقول ذلك {time}:',
  'warning.COLLISION': {
    zero: 'منشور آخر في الوقت نفسه على {accounts}:',
    one: 'منشور آخر بفارق دقيقة واحدة على {accounts}:',
    two: 'منشور آخر بفارق دقيقتين على {accounts}:',
    few: 'منشور آخر بفارق {count} دقائق على {accounts}:',
    many: 'منشور آخر بفارق {count} دقيقة على {accounts}:',
    other: 'منشور آخر بفارق {count} دقيقة على {accounts}:',
  },
  'warning.SAME_MINUTE': 'منشور آخر في الدقيقة نفسها على {accounts}:',
  'warning.QUOTA_NEAR':
    'قرابة ذلك الوقت لدى {account} {count} من {limit} منشور يقبلها {platform} خلال {time}.',
  'warning.QUOTA_PASSED':
    'قرابة ذلك الوقت عدد منشورات {account} هو {count}، و{platform} يقبل {limit} خلال {time}. سيُنشر بعضها لاحقًا.',
  'warning.everyAccount': 'مؤسستك',
  'warning.COST': 'يتقاضى {platform} {amount} عن هذا المنشور.',
  'warning.COST_LINK': 'يتقاضى {platform} {amount} عن هذا المنشور لأنه يحمل رابطًا.',
  'warning.COST_MONTH': 'المخطَّط له في {month}: {amount}.',
  'warning.open': 'فتح ذلك المنشور',
  'warning.minutes': {
    zero: 'أقل من دقيقة',
    one: 'دقيقة واحدة',
    two: 'دقيقتان',
    few: '{count} دقائق',
    many: '{count} دقيقة',
    other: '{count} دقيقة',
  },
  'warning.hours': {
    zero: 'أقل من ساعة',
    one: 'ساعة واحدة',
    two: 'ساعتان',
    few: '{count} ساعات',
    many: '{count} ساعة',
    other: '{count} ساعة',
  },
}
