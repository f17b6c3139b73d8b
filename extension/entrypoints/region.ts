import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { drawRegion } from '../capture/shots/draw-region.ts'

/** Runs in a page after the person has asked for a part of it: lays the frame over it that they draw. */
export default defineUnlistedScript(() => drawRegion())
