import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { drawRegion } from '../capture/shots/draw-region.ts'

/** Runs in a page after the person has asked for a part of it; answers the frame that they drew, and is gone. */
export default defineUnlistedScript(() => drawRegion())
