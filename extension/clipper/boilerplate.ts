/** Words of furniture that stands in the midst of what people write: consent, sign-up, rights, advertising. */
const words =
  /cookie|subscribe|newsletter|sign up|log in|all rights reserved|privacy policy|terms of|javascript|advertis|affiliate|commission|©|datenschutz|anmelden|abonnier|s’abonner|suscríb|iniciar sesión/i

/** Whether a short text is furniture. A long one may well speak of such things. */
export const isBoilerplate = (text: string): boolean => text.length < 400 && words.test(text)
