import { loadTexts } from '../i18n/index.ts'
import { lazy } from '../ui/lazy.tsx'
import type { ReviewAnswerProps } from './review-answer.tsx'

/** The answer to “is it live?”, with its texts, loaded when a post first asks it. */
export const ReviewAnswer = lazy<ReviewAnswerProps>(async () => {
  const [part] = await Promise.all([
    import('./review-answer.tsx'),
    loadTexts({
      en: async () => (await import('../i18n/en-review.ts')).enReview,
      de: async () => (await import('../i18n/de-review.ts')).deReview,
      fr: async () => (await import('../i18n/fr-review.ts')).frReview,
      es: async () => (await import('../i18n/es-review.ts')).esReview,
      pt: async () => (await import('../i18n/pt-review.ts')).ptReview,
      ja: async () => (await import('../i18n/ja-review.ts')).jaReview,
      ar: async () => (await import('../i18n/ar-review.ts')).arReview,
    }),
  ])
  return part.default
})
