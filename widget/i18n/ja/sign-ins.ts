import type { enSignIns } from '../en/sign-ins.ts'
import type { Translation } from '../translation.ts'

/** Texts of Studio about letting an extension in, and about where a person is signed in, in Japanese. */
export const jaSignIns: Translation<typeof enSignIns> = {
  'letIn.title': '拡張機能があなたの代わりに操作することを許可しますか？',
  'letIn.asks': '{system} の {browser} の AllIN 拡張機能がサインインを求めています。',
  'letIn.asksUnknown': 'このブラウザーの AllIN 拡張機能がサインインを求めています。',
  'letIn.account': 'あなたのアカウント',
  'letIn.organizations': '組織',
  'letIn.may': 'できること',
  'letIn.mayText': 'ページのクリップ、下書きの作成、あなたの役割の範囲での投稿の送信。',
  'letIn.until': '期間',
  'letIn.untilText': '拡張機能でサインアウトするか、ブラウザーを閉じるまで。設定からいつでも終了できます。',
  'letIn.allow': '許可する',
  'letIn.deny': '許可しない',
  'letIn.another': '別のアカウントを使う',
  'letIn.caution': '拡張機能で「Studio でサインイン」を押した直後の場合にのみ許可してください。',
  'letIn.allowed': '拡張機能がサインインしています',
  'letIn.denied': '拡張機能は許可されませんでした',
  'letIn.close': 'このウィンドウを閉じて、拡張機能で続けられます。',
  'letIn.broken': 'ここでは何も求められていません',
  'letIn.brokenText':
    'このアドレスは不完全です。ツールバーから拡張機能を開き、「Studio でサインイン」を押してください。',
  'letIn.unknown': 'この拡張機能はここでは登録されていません',
  'letIn.unknownText':
    'この AllIN の管理者が、まず拡張機能のオリジンを許可する必要があります。メールアドレスとパスワードでのサインインは可能です。',
  'letIn.toStudio': 'Studio へ',
  'sessions.title': 'サインイン中',
  'sessions.hint': 'あなたの代わりに操作するブラウザーと拡張機能です。',
  'sessions.extension': '{system} の {browser} の拡張機能',
  'sessions.extensionUnknown': 'ブラウザーの拡張機能',
  'sessions.browser': '{system} の {browser}',
  'sessions.browserUnknown': 'ブラウザーまたはプログラム',
  'sessions.this': 'このブラウザー',
  'sessions.since': '{time} から',
  'sessions.end': 'サインアウト',
  'sessions.endOne': 'サインアウト：{name}',
  'sessions.endTitle': '「{name}」をサインアウトしますか？',
  'sessions.endText':
    '再びサインインするまで、あなたの代わりに操作できなくなります。そこで待っているものはそのまま残ります。',
  'sessions.ended': 'サインアウトしました',
  'sessions.more': 'さらに表示',
}
