// @ts-check
/** Keeps the live page current: the server tells which column changed, and sends its new markup. */

const status = document.querySelector('[data-connection]')
const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector('[data-reset-dialog]'))

/** @param {string} platform */
async function refresh(platform) {
  const column = document.querySelector(`[data-column="${platform}"]`)
  const response = await fetch(`/columns/${platform}`)
  if (!column || !response.ok) return
  const openPopover = column.querySelector('[popover]:popover-open')?.id
  const focused = document.activeElement?.getAttribute('data-preset')
  const known = new Set([...column.querySelectorAll('.post')].map((post) => post.id))
  column.innerHTML = await response.text()
  for (const post of column.querySelectorAll('.post')) post.classList.toggle('fresh', !known.has(post.id))
  if (openPopover) {
    const popover = document.getElementById(openPopover)
    popover?.showPopover()
    if (focused)
      /** @type {HTMLElement | null} */ (popover?.querySelector(`[data-preset="${focused}"]`))?.focus()
  }
}

function refreshAll() {
  for (const column of document.querySelectorAll('[data-column]'))
    refresh(column.getAttribute('data-column') ?? '')
}

/** @param {boolean} isConnected */
function showConnection(isConnected) {
  status?.classList.toggle('on', isConnected)
  const words = status?.querySelector('b')
  if (words) words.textContent = isConnected ? 'Live' : 'Connection lost, trying again…'
}

let wasLost = false
const events = new EventSource('/events')
events.addEventListener('open', () => {
  showConnection(true)
  if (wasLost) refreshAll()
})
events.addEventListener('error', () => {
  wasLost = true
  showConnection(false)
})
events.addEventListener('column', (event) => refresh(event.data))
events.addEventListener('reset', refreshAll)

document.addEventListener('change', async (event) => {
  const input = event.target
  if (!(input instanceof HTMLInputElement) || !input.dataset.preset) return
  await fetch(`/faults/${input.dataset.platform}/presets/${input.dataset.preset}`, {
    method: input.checked ? 'PUT' : 'DELETE',
  })
})

document.addEventListener('click', async (event) => {
  const target = event.target instanceof Element ? event.target.closest('button') : null
  if (target?.dataset.clear) await fetch(`/faults/${target.dataset.clear}`, { method: 'DELETE' })
  if (target?.hasAttribute('data-reset')) dialog?.showModal()
})

dialog?.addEventListener('close', async () => {
  if (dialog.returnValue === 'reset') await fetch('/reset', { method: 'POST' })
  dialog.returnValue = ''
})
