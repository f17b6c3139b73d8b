import { loadTexts } from '../i18n/index.ts'
import { signInsTexts } from '../i18n/sign-ins.ts'
import { lazy } from '../ui/lazy.tsx'
import type { Session } from './session.ts'

interface Props {
  session: Session
}

/** Asks whether an extension may act for the person; comes with its texts when it is opened. */
export const ConnectExtension = lazy<Props>(async () => {
  const [part] = await Promise.all([import('./pages/connect-extension.tsx'), loadTexts(signInsTexts)])
  return part.ConnectExtension
})

/** Where the person is signed in; comes with its texts when it is opened. */
export const Sessions = lazy<Props>(async () => {
  const [part] = await Promise.all([import('./pages/sessions.tsx'), loadTexts(signInsTexts)])
  return part.Sessions
})
