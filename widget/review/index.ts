import { loadTexts } from '../i18n/index.ts'
import { lazy } from '../ui/lazy.tsx'
import type { ReviewAnswerProps } from './review-answer.tsx'

/** The answer to “is it live?”, with its texts, loaded when a post first asks it. */
export const ReviewAnswer = lazy<ReviewAnswerProps>(async () => {
  const [part] = await Promise.all([
    import('./review-answer.tsx'),
    loadTexts({
      en: () => import('../i18n/en/review.ts'),
      de: () => import('../i18n/de/review.ts'),
      fr: () => import('../i18n/fr/review.ts'),
      es: () => import('../i18n/es/review.ts'),
      pt: () => import('../i18n/pt/review.ts'),
      ja: () => import('../i18n/ja/review.ts'),
      ar: () => import('../i18n/ar/review.ts'),
    }),
  ])
  return part.default
})
