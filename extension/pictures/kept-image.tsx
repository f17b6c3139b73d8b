import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Picture } from '../drafts/piece.ts'
import { imageOf } from '../queue/image-bytes.ts'

/** A picture small: its address, or the bytes on the device where it has none. */
export function KeptImage({ picture, class: extra }: { picture: Picture; class: string }): JSX.Element {
  const own = useOwn(picture)
  return <img class={extra} src={picture.url ?? own} alt={picture.alt ?? ''} referrerpolicy="no-referrer" />
}

function useOwn({ id, url }: Picture): string {
  const [address, setAddress] = useState('')
  useEffect(() => {
    if (url !== null) return
    let made: string | null = null
    let isCurrent = true
    void imageOf(id).then((file) => {
      if (file === null || !isCurrent) return
      made = URL.createObjectURL(file)
      setAddress(made)
    })
    return () => {
      isCurrent = false
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [id, url])
  return address
}
