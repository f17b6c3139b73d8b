import type { enCollecting } from '../en/collecting.ts'
import type { Translation } from '../translation.ts'

/** Texts of collecting into the draft beside the page, in Arabic. */
export const arCollecting: Translation<typeof enCollecting, 'ar'> = {
  'collecting.title': 'المسودة بجانب الصفحة',
  'collecting.open': 'المتابعة بجانب الصفحة',
  'collecting.addToOpen': 'إضافة إلى المسودة بجانب الصفحة',
  'collecting.add': 'إضافة إلى المسودة',
  'collecting.addPage': 'إضافة الصفحة',
  'collecting.addSelection': 'إضافة التحديد',
  'collecting.addImage': 'إضافة صورة',
  'collecting.addSentence': 'إضافة جملة',
  'collecting.collected': {
    zero: 'لم يُجمع شيء بعد',
    one: 'جُمع مقطع واحد',
    two: 'جُمع مقطعان',
    few: 'جُمعت {count} مقاطع',
    many: 'جُمع {count} مقطعًا',
    other: 'جُمع {count} مقطع',
  },
  'collecting.remove': 'إزالة «{title}» من المسودة',
  'collecting.removed': 'أُزيل من المسودة.',
  'collecting.from': 'من {title}',
  'collecting.empty': 'تابع القراءة، وأضف الصفحات والمقاطع والصور هنا. كل ذلك يصبح منشورًا واحدًا.',
  'collecting.problem.CLOSED':
    'لم يفتح المتصفح هذه الصفحة لـAllIN بعد. اختر «إضافة هذه الصفحة إلى المسودة بجانبها» من قائمة السياق؛ بعدها تعمل هذه الأزرار أيضًا. أما صفحات المتصفح نفسه فتبقى مغلقة.',
  'collecting.closedKey':
    'لم يفتح المتصفح هذه الصفحة لـAllIN بعد. اضغط {key} في الصفحة، أو اختر «إضافة هذه الصفحة إلى المسودة بجانبها» من قائمة السياق؛ بعدها تعمل هذه الأزرار أيضًا. أما صفحات المتصفح نفسه فتبقى مغلقة.',
  'collecting.problem.NOTHING_SELECTED': 'لا شيء محدد في الصفحة. حدد مقطعًا أولًا.',
  'collecting.problem.UNREADABLE': 'تعذّرت قراءة هذه الصفحة.',
  'collecting.problem.NO_IMAGES': 'لم يُعثر على أي صورة في هذه الصفحة.',
  'collecting.problem.NO_SENTENCES': 'لم يُعثر في هذه الصفحة على جملة للاقتباس.',
  'collecting.problem.FULL': 'المسودة ممتلئة. أزل شيئًا قبل أن تضيف المزيد.',
}
