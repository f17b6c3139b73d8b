/** What the extension is called among Firefox's add-ons; its id in every Firefox. */
export const addOnId = 'extension@allin.social'

/** Where Firefox takes the answer of a sign-in: the SHA-1 of the add-on's id names the host, which only the browser answers. */
export const addOnRedirect = 'https://918f08ae8a17d1d5b8721ac9f8f04cc8e31ebfcd.extensions.allizom.org/'

/** Studio's page on which a person lets the extension of their browser act for them. */
export const connectPath = '/connect-extension'
