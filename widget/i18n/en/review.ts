/** Texts of the answer to “is it live?”, which Studio and the embedded calendar load when they ask it. In English. */
export const enReview = {
  'answer.question': 'Is the post on {platform}?',
  'answer.heldQuestion': 'Nothing was sent to {platform}. Send it?',
  'answer.look': 'Look on {platform}',
  'answer.live': 'It is there',
  'answer.notLive': 'It is not there, try again',
  'answer.sendNow': 'Send now',
  'answer.toDraft': 'Back to draft',
  'answer.leaveUnsent': 'Leave it unsent',
  'answer.address': 'Address of the post',
  'answer.addressHint': 'So that everybody can open it from here.',
  'answer.addressWrong': 'This is not a web address.',
  'answer.liveTitle': 'It is live on {platform}',
  'answer.liveText': 'AllIN marks it as published. Nothing is sent.',
  'answer.liveConfirm': 'Mark as published',
  'answer.notLiveTitle': 'Send it to {platform} again?',
  'answer.notLiveText':
    'AllIN sends the post once more, now. If it is live after all, your followers may see it twice, so look carefully first.',
  'answer.notLiveConfirm': 'It is not there, send it',
  'answer.needsApproval': 'It has to be approved first, on the page of the post.',
  'answer.reconnect': 'The account has to be connected again before anything can be sent.',
} as const
