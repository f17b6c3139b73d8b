import type { enReview } from '../en/review.ts'
import type { Translation } from '../translation.ts'

/** Texts of the answer to “is it live?”, in Japanese. */
export const jaReview: Translation<typeof enReview, 'ja'> = {
  'answer.question': '投稿は {platform} にありますか？',
  'answer.heldQuestion': '{platform} には何も送信されていません。送信しますか？',
  'answer.look': '{platform} で確認',
  'answer.live': 'あります',
  'answer.notLive': 'ないので再試行',
  'answer.sendNow': '今すぐ送信',
  'answer.toDraft': '下書きに戻す',
  'answer.leaveUnsent': '送信しないままにする',
  'answer.address': '投稿のアドレス',
  'answer.addressHint': 'ここから誰でも開けるようにするためです。',
  'answer.addressWrong': 'ウェブアドレスではありません。',
  'answer.liveTitle': '{platform} に公開されています',
  'answer.liveText': 'AllIN は公開済みとして記録します。何も送信されません。',
  'answer.liveConfirm': '公開済みにする',
  'answer.notLiveTitle': '{platform} にもう一度送信しますか？',
  'answer.notLiveText':
    'AllIN は今、もう一度投稿を送信します。実際には公開されていた場合、フォロワーに二重に表示されるおそれがあるため、先によく確認してください。',
  'answer.notLiveConfirm': 'ないので送信する',
  'answer.needsApproval': '先に、投稿のページで承認が必要です。',
  'answer.reconnect': '送信する前に、アカウントの再接続が必要です。',
}
