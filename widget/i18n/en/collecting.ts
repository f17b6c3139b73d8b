/** Texts of collecting into the draft beside the page, loaded with the side panel and the popup's way to it. */
export const enCollecting = {
  'collecting.title': 'Draft beside the page',
  'collecting.open': 'Go on beside the page',
  'collecting.addToOpen': 'Add to the draft beside the page',
  'collecting.add': 'Add to the draft',
  'collecting.addPage': 'Add the page',
  'collecting.addSelection': 'Add selection',
  'collecting.addImage': 'Add an image',
  'collecting.addSentence': 'Add a sentence',
  'collecting.collected': { one: '{count} piece collected', other: '{count} pieces collected' },
  'collecting.remove': 'Remove “{title}” from the draft',
  'collecting.removed': 'Removed from the draft.',
  'collecting.from': 'From {title}',
  'collecting.empty': 'Read on, and add pages, passages and images here. All of it becomes one post.',
  'collecting.problem.CLOSED':
    'The browser has not opened this page to AllIN yet. Choose “Add this page to the draft beside it” in its context menu; after that, these buttons work too. The browser’s own pages stay closed.',
  'collecting.closedKey':
    'The browser has not opened this page to AllIN yet. Press {key} on the page, or choose “Add this page to the draft beside it” in its context menu; after that, these buttons work too. The browser’s own pages stay closed.',
  'collecting.problem.NOTHING_SELECTED': 'Nothing is selected on the page. Select a passage first.',
  'collecting.problem.UNREADABLE': 'This page could not be read.',
  'collecting.problem.NO_IMAGES': 'No image was found on this page.',
  'collecting.problem.NO_SENTENCES': 'No sentence to quote was found on this page.',
  'collecting.problem.FULL': 'The draft is full. Remove something before you add more.',
} as const
