import type { JSX } from 'preact'
import type { Account } from '../api/views.ts'
import { Avatar } from '../ui/avatar.tsx'
import './rows.css'

/** Where a post goes, as a row of faces. */
export function Faces(props: { accountIds: readonly string[]; accounts: readonly Account[] }): JSX.Element {
  const { accountIds, accounts } = props
  const faces = accountIds.flatMap((id) => accounts.find((account) => account.id === id) ?? [])
  return (
    <span class="row__faces">
      {faces.slice(0, 5).map(({ id, displayName, handle, avatarUrl, platform }) => (
        <Avatar key={id} name={displayName || handle} src={avatarUrl} platform={platform} size={22} />
      ))}
      <span class="visually-hidden">{faces.map(({ handle }) => handle).join(', ')}</span>
    </span>
  )
}
