/** A sign-in lasts this long after it was last renewed. */
export const sessionSeconds = 30 * 86_400
