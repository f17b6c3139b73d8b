import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PlatformId } from '../../core/platforms/index.ts'
import { PlatformIcon } from './platform-icon.tsx'
import './surfaces.css'

export interface AvatarProps {
  name: string
  src: string | null
  platform?: PlatformId
  /** Pixels. */
  size?: number
}

/** A face, or the first letters on a colour that stays the same for the same name. Decorative: the name stands beside it. */
export function Avatar({ name, src, platform, size = 36 }: AvatarProps): JSX.Element {
  const [broken, setBroken] = useState<string | null>(null)
  return (
    <span class="avatar" style={{ '--size': `${size}px` }} aria-hidden="true">
      {src && broken !== src ? (
        <img class="avatar__face" src={src} alt="" onError={() => setBroken(src)} />
      ) : (
        <span class="avatar__face" style={{ '--hue': String(hue(name)) }}>
          {initials(name)}
        </span>
      )}
      {platform ? (
        <span class="avatar__glyph">
          <PlatformIcon platform={platform} />
        </span>
      ) : null}
    </span>
  )
}

function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim()
    .split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? '?'
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}

function hue(name: string): number {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360
  return sum
}
