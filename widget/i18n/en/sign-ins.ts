/** Texts of Studio about letting an extension in, and about where a person is signed in, in English. */
export const enSignIns = {
  'letIn.title': 'Let the extension act for you?',
  'letIn.asks': 'The AllIN extension of {browser} on {system} asks to be signed in.',
  'letIn.asksUnknown': 'The AllIN extension of this browser asks to be signed in.',
  'letIn.account': 'Your account',
  'letIn.organizations': 'Organizations',
  'letIn.may': 'What it may do',
  'letIn.mayText': 'Clip pages, write drafts, and send posts as far as your role goes.',
  'letIn.until': 'Until when',
  'letIn.untilText':
    'Until you sign out in it or close the browser. You can end it at any time under Settings.',
  'letIn.allow': 'Allow',
  'letIn.deny': 'Don’t allow',
  'letIn.another': 'Use another account',
  'letIn.caution': 'Allow this only if you have just pressed “Sign in with Studio” in the extension.',
  'letIn.allowed': 'The extension is being signed in',
  'letIn.denied': 'The extension was not let in',
  'letIn.close': 'You can close this window and go on in the extension.',
  'letIn.broken': 'Nobody asks here',
  'letIn.brokenText':
    'This address is not complete. Open the extension from the toolbar and press “Sign in with Studio”.',
  'letIn.unknown': 'This extension is not known here',
  'letIn.unknownText':
    'Whoever runs this AllIN has to allow the extension’s origin first. You can still sign in to it with e-mail and password.',
  'letIn.toStudio': 'To Studio',

  'sessions.title': 'Signed in',
  'sessions.hint': 'Browsers and extensions that act for you.',
  'sessions.extension': 'Extension of {browser} on {system}',
  'sessions.extensionUnknown': 'Extension of a browser',
  'sessions.browser': '{browser} on {system}',
  'sessions.browserUnknown': 'A browser or a program',
  'sessions.this': 'This browser',
  'sessions.since': 'since {time}',
  'sessions.end': 'Sign out',
  'sessions.endOne': 'Sign out: {name}',
  'sessions.endTitle': 'Sign out “{name}”?',
  'sessions.endText':
    'It has to sign in again before it can do anything for you. What waits in it stays there.',
  'sessions.ended': 'Signed out',
  'sessions.more': 'Show more',
} as const
