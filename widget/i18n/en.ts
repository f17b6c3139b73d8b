/** Texts that every surface shares, in English. Values in braces are filled in; `count` chooses between the forms. */
export const en = {
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.dismiss': 'Dismiss',
  'common.done': 'Done',
  'common.loading': 'Loading…',
  'common.optional': 'optional',
  'common.partMissing': 'A part of the page could not be loaded.',
  'common.retry': 'Try again',
  'common.undo': 'Undo',

  'problem.OFFLINE': 'You are offline. What you wrote is safe on this device.',
  'problem.UNREACHABLE': 'AllIN cannot be reached at the moment. Please try again.',
  'problem.TIMEOUT': 'AllIN did not answer in time. Please try again.',
  'problem.ANSWER_NOT_UNDERSTOOD': 'AllIN answered something unexpected. Please try again.',
  'problem.FORBIDDEN': 'Your role does not allow this. Ask an administrator of your organization.',
  'problem.RATE_LIMITED': 'That was a lot at once. Wait a moment, then try again.',
  'problem.REVISION_CONFLICT':
    'Somebody else changed this in the meantime. Load it again to see what is new.',
  'problem.ALREADY_SENDING': 'The post is already being sent and can no longer be changed.',
  'problem.APPROVAL_REQUIRED': 'Here a post goes out once it has been approved. Ask for approval first.',
  'problem.NOT_FOUND': 'This is no longer there.',
  'problem.UNAUTHENTICATED': 'Please sign in again.',
  'problem.CREDENTIAL_EXPIRED': 'Your sign-in has expired. Please sign in again.',
  'problem.POST_NOT_READY': 'The post cannot go out as it is. See what is marked below.',
  'problem.MEDIA_NOT_SUPPORTED': 'This kind of file is not supported. Use JPEG, PNG, GIF or WebP.',
  'problem.MEDIA_TOO_LARGE': 'The file is too large.',
  'problem.MEDIA_UNREADABLE': 'The file is damaged or is not an image.',
  'problem.INTERNAL': 'Something went wrong on our side. Please try again.',
  'problem.NOT_READY': 'AllIN is just starting. Please try again in a moment.',

  'issue.EMPTY': 'Write something, add an image or a link.',
  'issue.TEXT_TOO_LONG': {
    one: 'Too long for {platform} by {count} character.',
    other: 'Too long for {platform} by {count} characters.',
  },
  'issue.TOO_MANY_IMAGES': {
    one: '{platform} takes one image at most.',
    other: '{platform} takes at most {count} images.',
  },
  'issue.IMAGE_TYPE_NOT_ACCEPTED': '{name}: {platform} does not take this kind of image.',
  'issue.IMAGE_TOO_LARGE': '{name} is {size}. {platform} takes up to {limit}.',
  'issue.ALT_TEXT_TOO_LONG': {
    one: '{name}: the description may have one character on {platform}.',
    other: '{name}: the description may have {count} characters on {platform}.',
  },
  'issue.GIF_NOT_ALONE': '{platform} takes an animated GIF only on its own.',
  'issue.shrink': 'Make it smaller',
  'issue.customise': 'Shorten for {platform}',
  'issue.reconnect': '{account} on {platform} needs to be connected again before it can post.',

  'approval.ask': 'Ask for approval',
} as const
