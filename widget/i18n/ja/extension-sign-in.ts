import type { enExtensionSignIn } from '../en/extension-sign-in.ts'
import type { Translation } from '../translation.ts'

/** Texts of the extension's sign-in by Studio, in Japanese. */
export const jaExtensionSignIn: Translation<typeof enExtensionSignIn> = {
  'extension.studio': 'Studio でサインイン',
  'extension.studioHint': 'Studio をウィンドウで開きます。サインイン済みなら確認するだけです。',
  'extension.studioOr': 'またはメールアドレスとパスワードで',
  'extension.studio.waiting':
    'Studio が別のウィンドウで確認しています。見つからない場合は、もう一度押してください。',
  'extension.studio.denied': '許可されませんでした。何も変わっていません。クリップした内容は残っています。',
  'extension.studio.closed': '回答する前にウィンドウが閉じられました。もう一度お試しください。',
  'extension.studio.unreachable':
    '{server} の Studio に接続できません。アドレスとネットワークを確認してください。',
  'extension.studio.refused': 'Studio でサインインが完了しませんでした。最初からやり直してください。',
  'extension.studio.unknown':
    'この AllIN は拡張機能のサインインを受け付けません。メールアドレスとパスワードを使ってください。',
}
