import type { enReview } from '../en/review.ts'
import type { Translation } from '../translation.ts'

/** Texts of the answer to “is it live?”, in Arabic. */
export const arReview: Translation<typeof enReview, 'ar'> = {
  'answer.question': 'هل المنشور على {platform}؟',
  'answer.heldQuestion': 'لم يُرسل شيء إلى {platform}. هل تريد إرساله؟',
  'answer.look': 'التحقق على {platform}',
  'answer.live': 'إنه هناك',
  'answer.notLive': 'ليس هناك، أعد المحاولة',
  'answer.sendNow': 'إرسال الآن',
  'answer.toDraft': 'إعادته إلى مسودة',
  'answer.leaveUnsent': 'تركه بلا إرسال',
  'answer.address': 'عنوان المنشور',
  'answer.addressHint': 'ليتمكن الجميع من فتحه من هنا.',
  'answer.addressWrong': 'هذا ليس عنوان ويب.',
  'answer.liveTitle': 'تم نشره على {platform}',
  'answer.liveText': 'يسجّل AllIN أنه نُشر. لا يُرسل شيء.',
  'answer.liveConfirm': 'تسجيل أنه نُشر',
  'answer.notLiveTitle': 'إرساله إلى {platform} مرة أخرى؟',
  'answer.notLiveText':
    'يرسل AllIN المنشور مرة أخرى الآن. إن كان قد نُشر بالفعل فقد يراه متابعوك مرتين، فتحقق جيدًا أولًا.',
  'answer.notLiveConfirm': 'ليس هناك، أرسله',
  'answer.needsApproval': 'تجب الموافقة عليه أولًا في صفحة المنشور.',
  'answer.reconnect': 'تجب إعادة ربط الحساب قبل إرسال أي شيء.',
}
