import type { enWarnings } from '../en/warnings.ts'
import type { Translation } from '../translation.ts'

/** Texts of what is worth knowing before scheduling, in Japanese. */
export const jaWarnings: Translation<typeof enWarnings, 'ja'> = {
  'warning.title': '知っておきたいこと',
  'warning.titleNow': '今投稿する場合に知っておきたいこと',
  'warning.IDENTICAL': 'まったく同じ文章が {accounts} にあります（{time}）:',
  'warning.REFUSED':
    '{platform} は同じ文章の再投稿を拒否します。まったく同じものが {accounts} にあります（{time}）:',
  'warning.NEAR_DUPLICATE': 'ほぼ同じ文章が {accounts} にあります（{time}）:',
  'warning.COPIES':
    '{platform} は、複数のアカウントにほぼ同じ投稿をすることを禁じています。この投稿は {accounts} に公開されます。',
  'warning.COPIES_OTHER':
    '{platform} は、複数のアカウントにほぼ同じ投稿をすることを禁じています。{account} に同じ内容があります（{time}）:',
  'warning.COLLISION': { other: '{accounts} に {count} 分違いの投稿があります:' },
  'warning.SAME_MINUTE': '{accounts} に同じ分の投稿があります:',
  'warning.QUOTA_NEAR':
    'その頃、{account} の投稿は {count} 件です（{platform} の上限は {time}で {limit} 件）。',
  'warning.QUOTA_PASSED':
    'その頃、{account} の投稿は {count} 件になります。{platform} の上限は {time}で {limit} 件のため、一部は遅れて公開されます。',
  'warning.everyAccount': '組織全体',
  'warning.COST': '{platform} はこの投稿に {amount} を課金します。',
  'warning.COST_LINK': 'リンクを含むため、{platform} はこの投稿に {amount} を課金します。',
  'warning.COST_MONTH': '{month}の予定は {amount} です。',
  'warning.open': 'その投稿を開く',
  'warning.minutes': { other: '{count} 分' },
  'warning.hours': { other: '{count} 時間' },
}
