import { type ComponentChild, render } from 'preact'
import type { EmbedTheme } from '../../core/embed.ts'
import {
  type EmbedCapability,
  embedCapabilities,
  embedPermissions,
  type Permission,
} from '../../core/roles.ts'
import { type Client, createClient } from '../api/client.ts'
import { composerTexts } from '../i18n/composer.ts'
import { addTexts, preferredLanguage, t, useLanguage } from '../i18n/index.ts'
import { TroubleBanner } from '../ui/problem-banner.tsx'
import { describeProblem } from '../ui/problems.ts'
import { Toaster } from '../ui/toast.tsx'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/surfaces.css'
import './frame.css'
import { claimsOf, connectToHost, type Host } from './host.ts'

/** What an embedded component works with. */
export interface FrameContext {
  host: Host
  client: Client
  organizationId: string
  /** Who uses the frame, as the host's backend named them. */
  userId: string
  timeZone: string
  requiresApproval: boolean
  may: (permission: Permission) => boolean
}

/** Starts a frame: handshake, token, language, organization; then shows what `show` makes of it. */
export async function startFrame(show: (context: FrameContext) => ComponentChild): Promise<void> {
  const root = document.getElementById('app')
  if (!root) return
  addTexts(composerTexts)
  const asked = new URLSearchParams(location.search).get('lang')
  const speaking = useLanguage(preferredLanguage(asked ? [asked, ...navigator.languages] : undefined))
  const paint = (content: ComponentChild) =>
    render(
      <>
        {content}
        <Toaster />
      </>,
      root,
    )
  let host: Host
  try {
    host = await connectToHost()
  } catch (error) {
    await speaking
    paint(<TroubleBanner>{error instanceof Error ? error.message : ''}</TroubleBanner>)
    return
  }
  host.onTheme(applyTheme)
  reportHeight(root, host)
  await speaking
  const begin = async () => {
    const token = await host.token()
    if (!token) {
      paint(<TroubleBanner onRetry={begin}>{t('embed.tokenRefused')}</TroubleBanner>)
      return
    }
    const { capabilities = [], organizationId = '', sub = '' } = claimsOf(token)
    const granted = embedPermissions(capabilities.filter(isCapability))
    const client = createClient({
      baseUrl: '',
      credential: { kind: 'token', get: ({ fresh }) => host.token({ fresh }) },
      headers: { 'Allin-Embed-Origin': host.origin },
    })
    const found = await client.call('GET /v1/organization')
    if (!found.ok) {
      host.tell({ type: 'problem', code: found.problem.code })
      const isRefused = found.problem.status === 401 || found.problem.status === 403
      const text = isRefused ? t('embed.tokenRefused') : describeProblem(found.problem)
      paint(<TroubleBanner onRetry={begin}>{text}</TroubleBanner>)
      return
    }
    const { timeZone, requiresApproval } = found.value
    const may = (each: Permission) => granted.has(each)
    paint(show({ host, client, organizationId, userId: sub, timeZone, requiresApproval, may }))
  }
  await begin()
}

function isCapability(name: string): name is EmbedCapability {
  return name in embedCapabilities
}

function applyTheme({ accent, radius, mode }: EmbedTheme): void {
  const { style, dataset } = document.documentElement
  if (accent) {
    // On dark ground a host's colour keeps its hue and becomes light enough to be read.
    style.setProperty('--accent', `light-dark(${accent}, oklch(from ${accent} max(l, 0.78) c h))`)
    style.setProperty('--on-accent', `light-dark(${isLight(accent) ? '#000' : '#fff'}, #000)`)
  }
  if (radius !== undefined) style.setProperty('--radius', `${radius}px`)
  if (mode === 'light' || mode === 'dark') dataset.theme = mode
  else delete dataset.theme
}

/** Whether black text is easier to read on a colour than white (WCAG relative luminance). */
function isLight(hex: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179
}

/** A dialog needs room even where the content is short. Pixels. */
const roomForDialog = 640

/** Tells the host how high the content is, whenever that changes. */
function reportHeight(root: HTMLElement, host: Host): void {
  let told = 0
  const report = () => {
    const needed = document.querySelector('dialog[open], [popover].menu') ? roomForDialog : 0
    const height = Math.ceil(Math.max(root.getBoundingClientRect().height, needed))
    if (height !== told) host.tell({ type: 'resize', height })
    told = height
  }
  new ResizeObserver(report).observe(root)
  new MutationObserver(report).observe(root, { subtree: true, childList: true, attributeFilter: ['open'] })
}
