import type { ComponentChildren, JSX } from 'preact'
import type { PlatformId } from '../../../core/platforms/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { platformName } from '../../ui/platform-icon.tsx'
import './account-head.css'

/** Whose account it is and where: its face, its name, its platform and its handle. */
export function AccountHead(props: {
  name: string
  platform: PlatformId
  /** Null where the account is no longer there. */
  handle: string | null
  avatarUrl: string | null
  /** A line below, in want of attention. */
  note?: ComponentChildren
  /** What stands at the end: a status, the way on. */
  children?: ComponentChildren
}): JSX.Element {
  const { name, platform, handle, avatarUrl, note, children } = props
  return (
    <div class="account-head">
      <Avatar name={name} src={avatarUrl} platform={platform} size={38} />
      <div class="account-head__who">
        <strong dir="auto">{name}</strong>
        <span>
          {platformName(platform)}
          {handle === null ? null : (
            <>
              {' · '}
              <bdi dir="ltr">{handle}</bdi>
            </>
          )}
        </span>
        {note}
      </div>
      {children}
    </div>
  )
}
