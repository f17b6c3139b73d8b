/** Texts of what is worth knowing before scheduling; loaded with it. In English. */
export const enWarnings = {
  'warning.title': 'Good to know',
  'warning.titleNow': 'Good to know if it goes out now',
  'warning.IDENTICAL': 'Exactly the same words on {accounts}, {time}:',
  'warning.REFUSED': '{platform} refuses the same words twice, and exactly these are on {accounts}, {time}:',
  'warning.NEAR_DUPLICATE': 'Nearly the same words on {accounts}, {time}:',
  'warning.COPIES': '{platform} forbids nearly the same post on several accounts. It goes out on {accounts}.',
  'warning.COPIES_OTHER':
    '{platform} forbids nearly the same post on several accounts, and {account} says it {time}:',
  'warning.COLLISION': {
    one: 'Another post {count} minute away on {accounts}:',
    other: 'Another post {count} minutes away on {accounts}:',
  },
  'warning.SAME_MINUTE': 'Another post in the same minute on {accounts}:',
  'warning.QUOTA_NEAR':
    'Around that time {account} has {count} of the {limit} posts that {platform} takes in {time}.',
  'warning.QUOTA_PASSED':
    'Around that time {account} has {count} posts; {platform} takes {limit} in {time}. Some would go out later.',
  'warning.everyAccount': 'your organization',
  'warning.COST': '{platform} charges {amount} for this post.',
  'warning.COST_LINK': '{platform} charges {amount} for this post, because it carries a link.',
  'warning.COST_MONTH': '{amount} are planned in {month}.',
  'warning.open': 'Open that post',
  'warning.minutes': { one: '{count} minute', other: '{count} minutes' },
  'warning.hours': { one: '{count} hour', other: '{count} hours' },
} as const
