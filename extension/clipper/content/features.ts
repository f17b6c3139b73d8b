import type { Feature } from './feature.ts'
import { featuresOfPage } from './features-of-page.ts'
import { featuresOfPlace } from './features-of-place.ts'
import { featuresOfText } from './features-of-text.ts'

/** Everything that is measured of a block, in the order that the forest knows. */
export const features: readonly Feature[] = [...featuresOfText, ...featuresOfPlace, ...featuresOfPage]
