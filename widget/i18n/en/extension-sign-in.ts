/** Texts of the extension's sign-in by Studio, in English. */
export const enExtensionSignIn = {
  'extension.studio': 'Sign in with Studio',
  'extension.studioHint': 'Opens Studio in a window. Whoever is signed in there only has to confirm.',
  'extension.studioOr': 'or with e-mail and password',
  'extension.studio.waiting': 'Studio asks you in a window of its own. Press again if you have lost it.',
  'extension.studio.denied': 'You did not allow it. Nothing has changed; what you clipped is still here.',
  'extension.studio.closed': 'The window was closed before you had answered. You can try again.',
  'extension.studio.unreachable':
    'Studio could not be reached at {server}. Check the address and the network.',
  'extension.studio.refused': 'Studio did not complete the sign-in. Begin again.',
  'extension.studio.unknown': 'This AllIN does not take the extension’s sign-in. Use e-mail and password.',
} as const
