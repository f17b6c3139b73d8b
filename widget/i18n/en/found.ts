/** Texts of the extension about what else a page gives to a post, in English. */
export const enFound = {
  'found.sentences': 'Sentences of this page',
  'found.price': 'Price',
  'found.addPrice': 'Put the price {price} into the text',
  'found.media': 'Video and audio of this page',
  'found.video': 'Video',
  'found.audio': 'Audio',
  'found.addMedia': 'Put the link to “{title}” into the text',
  'found.gap.paywall': 'Only what can be read here without a subscription was taken.',
  'found.gap.consent':
    'The page asks for consent before it shows its text. Answer it there, then clip again.',
  'found.gap.pdf': 'The text of a PDF cannot be read. Its name and its link were taken.',
  'found.gap.canvas':
    'This page draws its text as a picture, so that it cannot be read. Its name and its link were taken.',
  'found.gap.frame': 'The text stands in a frame of another site, which the browser keeps closed.',
} as const
