import { signal } from '@preact/signals'

export type Theme = 'auto' | 'light' | 'dark'

const key = 'allin.theme'
const stored = localStorage.getItem(key)

export const theme = signal<Theme>(stored === 'light' || stored === 'dark' ? stored : 'auto')

export function chooseTheme(next: Theme): void {
  theme.value = next
  localStorage.setItem(key, next)
  applyTheme()
}

export function applyTheme(): void {
  const { dataset } = document.documentElement
  if (theme.value === 'auto') delete dataset.theme
  else dataset.theme = theme.value
}
