import type { enSignIns } from '../en/sign-ins.ts'
import type { Translation } from '../translation.ts'

/** Texts of Studio about letting an extension in, and about where a person is signed in, in Arabic. */
export const arSignIns: Translation<typeof enSignIns> = {
  'letIn.title': 'هل تسمح للإضافة بأن تعمل نيابةً عنك؟',
  'letIn.asks': 'تطلب إضافة AllIN في {browser} على {system} تسجيل الدخول.',
  'letIn.asksUnknown': 'تطلب إضافة AllIN في هذا المتصفح تسجيل الدخول.',
  'letIn.account': 'حسابك',
  'letIn.organizations': 'المؤسسات',
  'letIn.may': 'ما يمكنها فعله',
  'letIn.mayText': 'اقتطاف الصفحات وكتابة المسودات وإرسال المنشورات بقدر ما يسمح به دورك.',
  'letIn.until': 'إلى متى',
  'letIn.untilText': 'إلى أن تسجّل الخروج فيها أو تغلق المتصفح. يمكنك إنهاء ذلك في أي وقت من الإعدادات.',
  'letIn.allow': 'السماح',
  'letIn.deny': 'عدم السماح',
  'letIn.another': 'استخدام حساب آخر',
  'letIn.caution': 'لا تسمح بذلك إلا إذا ضغطت للتو على «تسجيل الدخول عبر Studio» في الإضافة.',
  'letIn.allowed': 'يجري تسجيل دخول الإضافة',
  'letIn.denied': 'لم يُسمح للإضافة',
  'letIn.close': 'يمكنك إغلاق هذه النافذة والمتابعة في الإضافة.',
  'letIn.broken': 'لا أحد يسأل هنا',
  'letIn.brokenText':
    'هذا العنوان غير مكتمل. افتح الإضافة من شريط الأدوات واضغط على «تسجيل الدخول عبر Studio».',
  'letIn.unknown': 'هذه الإضافة غير معروفة هنا',
  'letIn.unknownText':
    'على من يدير AllIN هذا أن يسمح أولًا بأصل الإضافة. ومع ذلك يمكنك تسجيل الدخول فيها بالبريد الإلكتروني وكلمة المرور.',
  'letIn.toStudio': 'إلى Studio',
  'sessions.title': 'جلسات الدخول',
  'sessions.hint': 'المتصفحات والإضافات التي تعمل نيابةً عنك.',
  'sessions.extension': 'إضافة {browser} على {system}',
  'sessions.extensionUnknown': 'إضافة متصفح',
  'sessions.browser': '{browser} على {system}',
  'sessions.browserUnknown': 'متصفح أو برنامج',
  'sessions.this': 'هذا المتصفح',
  'sessions.since': 'منذ {time}',
  'sessions.end': 'تسجيل الخروج',
  'sessions.endOne': 'تسجيل الخروج: {name}',
  'sessions.endTitle': 'هل تريد تسجيل خروج «{name}»؟',
  'sessions.endText':
    'سيلزم تسجيل الدخول هناك من جديد قبل أن يعمل أي شيء نيابةً عنك. وما ينتظر هناك يبقى هناك.',
  'sessions.ended': 'تم تسجيل الخروج',
  'sessions.more': 'عرض المزيد',
}
