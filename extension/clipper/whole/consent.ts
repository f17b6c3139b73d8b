import { holdsPage, outermost, pressableIn, textWithin } from './rendered-text.ts'

const named = [
  '[id*="cookie" i], [class*="cookie" i], [id*="consent" i], [class*="consent" i], [id*="gdpr" i], [class*="gdpr" i]',
  '[aria-label*="cookie" i], [aria-label*="consent" i], form[action*="consent" i]',
  '[role="dialog"], [role="alertdialog"], [aria-modal="true"], dialog',
  '#usercentrics-root, #didomi-host, #CybotCookiebotDialog, #sp_message_container, [id^="sp_message"], .fc-dialog, .qc-cmp2-container',
].join(', ')

const speaks =
  /\bcookies?\b|\bconsent|einwillig|datenschutz|\bprivacy\b|consentement|consentimiento|confidentialité|クッキー|Cookie|ملفات تعريف الارتباط|个人信息|隐私/i

const agrees =
  /^(?:\p{P}\s*)?(?:i )?(?:accept|agree|allow|reject|decline|refuse|got it|ok\b|okay|manage|(?:cookie |privacy )?(?:settings|preferences)|consent|alle? |akzeptier|zustimm|ablehn|einverstanden|nur notwendige|tout |accepter|refuser|aceptar|rechazar|accetta|rifiuta|aceitar|rejeitar|同意|許可|すべて|接受|قبول|موافق|أوافق)/iu

const longest = 8_000

/** Dialogs that ask for consent to cookies and the like. They are told by what they say and by what can be pressed in them. */
export function consentDialogsIn(document: Document): Element[] {
  const asking = [...document.querySelectorAll(named)].slice(0, 300).filter((element) => {
    if (holdsPage(element)) return false
    const text = textWithin(element)
    if (text.length < 20 || text.length > longest || !speaks.test(text)) return false
    return pressableIn(element).some((label) => label.length < 40 && agrees.test(label))
  })
  return outermost(asking)
}
