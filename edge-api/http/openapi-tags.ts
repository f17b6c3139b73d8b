/** What belongs together under each tag of the API description. */
export const tagDescriptions: Readonly<Record<string, string>> = {
  Identity: 'People and their sessions.',
  Organizations: 'Everything belongs to an organization; a person can be a member of several.',
  Clips: 'What was captured from web pages. A clip can become a draft post.',
  Templates:
    'How clips become posts: words with variables, filled and fitted for each platform. One of them is used unasked.',
  Posts:
    'One post goes to any number of accounts. A draft is written, checked, then scheduled or published; every change carries the revision it was based on.',
  Publishing: 'A target is one post on one account. These settle targets that did not simply succeed.',
  Series:
    'A post that repeats. Its occurrences are ordinary posts, made ahead; each keeps the wall time of the series across daylight saving.',
  'Queue slots':
    'Weekly moments, in wall time, at which the organization likes to post. A queued post takes the next one that is free.',
  Calendar: 'Posts by day, for a calendar.',
  Media: 'Images for posts. Stored files have public addresses that cannot be guessed.',
  Accounts: 'Social accounts that the organization is connected to.',
  Notifications: 'What people are told inside the product.',
  Webhooks:
    'Servers of your own that are told what happens. Messages are signed as https://www.standardwebhooks.com describes and listed under `webhooks`.',
  Rooms: 'Live changes over WebSocket: each organization has a room.',
  Embedding: 'For servers whose pages embed the composer or the calendar.',
  'API keys': 'Credentials for programs of your own.',
  Callbacks: 'Called by the queue, with its signature. Not for clients.',
  Operation: 'Health, keys and metadata of the installation.',
}
