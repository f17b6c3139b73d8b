import type { JSX } from 'preact'

/** Our mark: a page corner that becomes a speech bubble. */
export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6.5" fill="var(--accent)" />
      <path
        d="M5.2 7.800a2.800 2.800 0 0 1 2.800-2.800h8a2.800 2.800 0 0 1 2.800 2.800v5.400a2.800 2.800 0 0 1-2.800 2.800h-3.400l-3.800 3.200v-3.200h-.8a2.800 2.800 0 0 1-2.800-2.800z"
        fill="var(--on-accent)"
      />
      <path
        d="M12 7.800v5.400M9.300 10.500h5.400"
        stroke="var(--accent)"
        stroke-width="1.600"
        stroke-linecap="round"
      />
    </svg>
  )
}
