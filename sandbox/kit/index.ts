export type { SandboxClock } from './clock.ts'
export { type Consent, consentPage, consentProblemPage, escapeHtml } from './consent-page.ts'
export type { SandboxEvent, SandboxEvents } from './events.ts'
export { misbehave } from './fault-middleware.ts'
export {
  deliveryFaultKinds,
  Fault,
  type FaultKind,
  FaultList,
  type FaultPlan,
  type Faults,
  type RequestFault,
  type SeenRequest,
} from './faults.ts'
export { type ImageFacts, readImage } from './image.ts'
export { createKit, type Kit, type SandboxServer } from './kit.ts'
export { fetchCard, guessCard } from './link-card.ts'
export {
  autolink,
  type LiveCard,
  type LiveLog,
  type LiveMark,
  type LiveMedia,
  type LivePost,
} from './live-log.ts'
export { avatarSvg, findPerson, letInCrowd, type Person, people } from './people.ts'
export { type Served, serve } from './serve.ts'
export type { Collection, Entry, Store } from './store.ts'
