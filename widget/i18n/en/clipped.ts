/** Texts about what a clipped page suggests, for Studio and the extension, in English. */
export const enClipped = {
  'clipped.title': 'From the page',
  'clipped.similar': 'Clipped before',
  'clipped.mine': '{when} by you',
  'clipped.by': '{when} by {name}',
  'clipped.somebody': '{when} by somebody outside Studio',
  'clipped.open': 'Open the post',
  'clipped.nearly': 'Nearly the same title:',
  'clipped.hashtags': 'Suggested hashtags',
  'clipped.otherWords': 'Other words on {platforms}',
  'clipped.add': 'Add {hashtag} to the text',
} as const
