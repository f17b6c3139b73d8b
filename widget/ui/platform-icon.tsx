import type { JSX } from 'preact'
import type { PlatformId } from '../../core/platforms/index.ts'

/** A glyph for each platform in our own hand: enough to tell them apart, none of it a platform's artwork. */
const glyphs: Partial<Record<PlatformId, string>> = {
  x: 'M5 4.5 19 19.500M19 4.5 5 19.5',
  bluesky:
    'M12 12C10.5 8.5 7.5 5.5 5 5c-1 4.5.5 7.5 4 8-2.5.8-3 3-1.5 5 2.5.5 4-2 4.5-6Zm0 0c1.5-3.5 4.5-6.5 7-7 1 4.5-.5 7.5-4 8 2.5.8 3 3 1.5 5-2.5.5-4-2-4.5-6Z',
  mastodon:
    'M8 19.500c4 .8 8-.2 8.5-2M4.5 10c0-4 2.5-5.5 7.5-5.500s7.5 1.5 7.5 5.5-2.5 6-7.5 6-7.5-2-7.5-6ZM8.5 12.500V9.800a1.750 1.750 0 0 1 3.5 0v1.2-1.200a1.750 1.750 0 0 1 3.5 0v2.7',
}

const names: Record<PlatformId, string> = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  x: 'X',
  linkedin: 'LinkedIn',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  pinterest: 'Pinterest',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
}

export function platformName(platform: PlatformId): string {
  return names[platform]
}

/** Decorative unless `labelled`; then it carries the platform's name for screen readers. */
export function PlatformIcon(props: { platform: PlatformId; labelled?: boolean }): JSX.Element {
  const { platform, labelled = false } = props
  const drawing = <Drawing platform={platform} />
  const look = { class: `glyph glyph--${platform}`, viewBox: '0 0 24 24', focusable: 'false' } as const
  return labelled ? (
    <svg {...look} role="img" aria-label={names[platform]}>
      {drawing}
    </svg>
  ) : (
    <svg {...look} aria-hidden="true">
      {drawing}
    </svg>
  )
}

function Drawing({ platform }: { platform: PlatformId }): JSX.Element {
  const path = glyphs[platform]
  if (!path) return <circle cx="12" cy="12" r="8" fill="currentColor" />
  return (
    <path
      d={path}
      fill={platform === 'bluesky' ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width={platform === 'x' ? 3 : platform === 'bluesky' ? 1 : 2}
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  )
}
