import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import type { Clip } from '../../core/clip.ts'
import { extract } from '../clipper/extract.ts'

/**
 * Runs in a page, once, after the person's gesture; answers the clip as the value of its execution. It listens to
 * nothing, sends nothing and leaves nothing behind.
 */
export default defineUnlistedScript((): Clip | null => {
  if (!/^https?:$/.test(location.protocol) || document.documentElement === null) return null
  return extract(document, location.href, { selection: selectedText() })
})

/** What is selected, also inside a text field; passwords never are. */
function selectedText(): string {
  const field = document.activeElement
  if (field instanceof HTMLTextAreaElement) {
    return field.value.slice(field.selectionStart, field.selectionEnd)
  }
  return getSelection()?.toString() ?? ''
}
