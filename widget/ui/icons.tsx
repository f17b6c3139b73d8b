import type { JSX } from 'preact'

/** Line icons on a 24 grid, drawn for AllIN. */
const paths = {
  calendar: 'M5 6.5h14v13H5zM5 10.5h14M9 3.5v4M15 3.5v4',
  posts: 'M5 4.5h14v15H5zM8.5 9h7M8.5 12.5h7M8.5 16h4',
  people:
    'M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3.5 19c.4-3 2.6-4.8 5.5-4.800s5.1 1.8 5.5 4.800M15.5 5.500a3 3 0 0 1 0 5.700M17 14.600c2 .6 3.2 2.2 3.5 4.4',
  settings: 'M4 7.500h9M17 7.500h3M4 16.500h3M11 16.500h9M15 5.500v4M9 14.500v4',
  plus: 'M12 5v14M5 12h14',
  close: 'M6.5 6.500l11 11M17.5 6.500l-11 11',
  check: 'M5.5 12.500l4.2 4.2 8.8-9.4',
  left: 'M14.5 6l-6 6 6 6',
  right: 'M9.5 6l6 6-6 6',
  down: 'M6.5 9.500l5.5 5.5 5.5-5.5',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  image: 'M4.5 5.500h15v13h-15zM4.5 15.500l4.3-4.2 4 3.9 2.5-2.3 4.2 3.800M15 9.300h.01',
  link: 'M10 14a3.6 3.6 0 0 0 5.2.200l3-3a3.7 3.7 0 0 0-5.3-5.200l-1 1M14 10a3.6 3.6 0 0 0-5.2-.200l-3 3a3.7 3.7 0 0 0 5.3 5.200l1-1',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 7.500V12l3 2',
  send: 'M4.5 11.5 19.5 4.500l-6 15-2.8-6.200zM10.7 13.300l3.8-3.8',
  trash: 'M5 7h14M9.5 7V4.500h5V7M7 7l.8 12.500h8.400L17 7M10.5 10.500v5.500M13.5 10.500v5.5',
  edit: 'M5 19l.9-3.900L15.8 5.200a1.9 1.9 0 0 1 2.7 0l.3.300a1.9 1.9 0 0 1 0 2.700L8.9 18.100zM14 7l3 3',
  beside: 'M4.500 5.500h15v13h-15zM14 5.500v13',
  copy: 'M8.5 8.500h11v11h-11zM15.5 8.500v-4h-11v11h4',
  open: 'M13 5h6v6M19 5l-8.5 8.500M17 14v5H5V7h5',
  warning: 'M12 4.5 20.5 19h-17zM12 10v4M12 16.600h.01',
  info: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 11.300V16M12 8.200h.01',
  alert: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 7.800v5M12 15.800h.01',
  offline:
    'M4 4l16 16M8 15.500a6 6 0 0 1 5-1.700M5 12a10.3 10.3 0 0 1 3.5-2.300M12 7.700a10.8 10.8 0 0 1 7.5 3.500M12 19h.01',
  refresh: 'M19 12a7 7 0 1 1-2.1-5M19.5 4v3.700h-3.7',
  key: 'M8.5 18a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM11 12l7.5-7.500M15.5 7.500l2.5 2.5',
  out: 'M10 5H5v14h5M14 8l4 4-4 4M18 12H9.5',
  grip: 'M9 6.500h.01M15 6.500h.01M9 12h.01M15 12h.01M9 17.500h.01M15 17.500h.01',
  draft: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
  dots: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM8.5 12h.01M12 12h.01M15.5 12h.01',
  question:
    'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM9.8 9.700a2.3 2.3 0 1 1 3.2 2.200c-.7.3-1 .8-1 1.500M12 16h.01',
  half: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 4v16',
  undo: 'M8.5 5 4.5 9l4 4M4.5 9h9.500a5 5 0 0 1 0 10h-3',
  sparkle: 'M12 4c.7 4.6 2.7 7 8 8-5.3 1-7.3 3.4-8 8-.7-4.6-2.7-7-8-8 5.3-1 7.3-3.4 8-8Z',
  heart: 'M12 19.500C6 15.5 4 12.6 4 9.700A4.2 4.2 0 0 1 12 8a4.2 4.2 0 0 1 8 1.700c0 2.9-2 5.8-8 9.800Z',
  reply: 'M4.5 5.500h15v10.500H12l-4.5 3.800V16h-3z',
  repeat: 'M5 11V8.500h12M14.5 5.500l3 3-3 3M19 13v2.500H7M9.5 18.500l-3-3 3-3',
  bell: 'M6 16.500c1-1.200 1.400-2.600 1.400-5.300a4.600 4.600 0 0 1 9.200 0c0 2.700.4 4.100 1.400 5.300zM10 19.300a2.300 2.300 0 0 0 4 0',
  bars: 'M5.5 19v-6M10 19V9M14.5 19v-4M19 19V5',
} as const

export type IconName = keyof typeof paths

const dotted = new Set<IconName>(['more', 'grip'])

/** Those that point along the line of text, and turn round where it runs from right to left. */
const turning = new Set<IconName>(['left', 'right', 'undo', 'out', 'open', 'send', 'reply', 'posts'])

export function Icon({ name, class: extra = '' }: { name: IconName; class?: string }): JSX.Element {
  return (
    <svg
      class={`icon ${turning.has(name) ? 'icon--turns ' : ''}${extra}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        stroke-width={dotted.has(name) ? 2.4 : 1.6}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}

/** The mark of AllIN: many lines that come in at one point. */
export function Mark({ size = 26 }: { size?: number }): JSX.Element {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <rect width="28" height="28" rx="8" fill="var(--accent)" />
      <path
        d="M7 7.500c3.2 0 4.5 6.5 7 6.500M7 14h7M7 20.500c3.2 0 4.5-6.5 7-6.500M14 14h2.5"
        fill="none"
        stroke="var(--on-accent)"
        stroke-width="2"
        stroke-linecap="round"
      />
      <circle cx="20" cy="14" r="2.6" fill="var(--on-accent)" />
    </svg>
  )
}
