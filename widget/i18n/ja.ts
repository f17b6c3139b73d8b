import type { en } from './en.ts'
import type { Translation } from './translation.ts'

/** Texts that every surface shares, in Japanese. */
export const ja: Translation<typeof en, 'ja'> = {
  'common.cancel': 'キャンセル',
  'common.close': '閉じる',
  'common.dismiss': '非表示',
  'common.done': '完了',
  'common.loading': '読み込み中…',
  'common.optional': '任意',
  'common.partMissing': 'ページの一部を読み込めませんでした。',
  'common.retry': '再試行',
  'common.undo': '元に戻す',

  'problem.OFFLINE': 'オフラインです。書いた内容はこの端末に保存されています。',
  'problem.UNREACHABLE': '現在 AllIN に接続できません。もう一度お試しください。',
  'problem.TIMEOUT': 'AllIN から時間内に応答がありませんでした。もう一度お試しください。',
  'problem.ANSWER_NOT_UNDERSTOOD': 'AllIN から予期しない応答がありました。もう一度お試しください。',
  'problem.FORBIDDEN': '現在の役割では許可されていません。組織の管理者にお問い合わせください。',
  'problem.RATE_LIMITED': '一度に多くの操作がありました。少し待ってからお試しください。',
  'problem.REVISION_CONFLICT': 'その間にほかの人が変更しました。読み込み直すと最新の内容を確認できます。',
  'problem.ALREADY_SENDING': 'この投稿はすでに送信中のため、変更できません。',
  'problem.APPROVAL_REQUIRED': 'ここでは承認後に投稿されます。先に承認を依頼してください。',
  'problem.NOT_FOUND': 'すでに存在しません。',
  'problem.UNAUTHENTICATED': 'もう一度ログインしてください。',
  'problem.CREDENTIAL_EXPIRED': 'ログインの有効期限が切れました。もう一度ログインしてください。',
  'problem.POST_NOT_READY': 'このままでは投稿できません。下に示された箇所を確認してください。',
  'problem.MEDIA_NOT_SUPPORTED':
    'この種類のファイルには対応していません。JPEG、PNG、GIF、WebP をお使いください。',
  'problem.MEDIA_TOO_LARGE': 'ファイルが大きすぎます。',
  'problem.MEDIA_UNREADABLE': 'ファイルが壊れているか、画像ではありません。',
  'problem.INTERNAL': 'こちら側で問題が発生しました。もう一度お試しください。',
  'problem.NOT_READY': 'AllIN は起動中です。少し待ってからお試しください。',

  'issue.EMPTY': '何か書くか、画像またはリンクを追加してください。',
  'issue.TEXT_TOO_LONG': { other: '{platform} の上限を {count} 文字超えています。' },
  'issue.TOO_MANY_IMAGES': { other: '{platform} の画像は {count} 枚までです。' },
  'issue.IMAGE_TYPE_NOT_ACCEPTED': '{name}: {platform} はこの種類の画像に対応していません。',
  'issue.IMAGE_TOO_LARGE': '{name} は {size} です。{platform} の上限は {limit} です。',
  'issue.ALT_TEXT_TOO_LONG': { other: '{name}: {platform} の説明は {count} 文字までです。' },
  'issue.GIF_NOT_ALONE': '{platform} では、GIF アニメーションは単独でのみ投稿できます。',
  'issue.shrink': '小さくする',
  'issue.customise': '{platform} 用に短くする',
  'issue.reconnect': '{platform} の {account} は、投稿する前に再接続が必要です。',

  'approval.ask': '承認を依頼',
}
