/** Somebody who has an account on every stand-in. Passwords are shown on the consent screens: nothing here is secret. */
export interface Person {
  /** The local part of every handle: `@ada`, `ada.test`, `@ada@127.0.0.1`. */
  username: string
  displayName: string
  bio: string
  password: string
  /** Hue of the avatar, in degrees. */
  hue: number
}

const everybody: Person[] = [
  {
    username: 'ada',
    displayName: 'Ada Lindqvist',
    bio: 'Editor at the Harbour Gazette. Tides, trams and typography.',
    password: 'lighthouse-ada',
    hue: 172,
  },
  {
    username: 'studio',
    displayName: 'Harbour Gazette',
    bio: 'News from the waterfront, every day since 1987.',
    password: 'lighthouse-studio',
    hue: 222,
  },
  {
    username: 'noor',
    displayName: 'Noor & Co. Ceramics',
    bio: 'Small-batch stoneware. Shop opens on Thursdays.',
    password: 'lighthouse-noor',
    hue: 18,
  },
]

/** Everybody who has an account. */
export const people: readonly Person[] = everybody

const byUsername = new Map(everybody.map((person) => [person.username, person]))

/** Gives more people accounts, `crowd-1` to `crowd-COUNT`: a load needs more of them than a demo. */
export function letInCrowd(count: number): void {
  for (let number = 1; number <= count; number += 1) {
    const username = `crowd-${number}`
    if (byUsername.has(username)) continue
    const person = {
      username,
      displayName: `Crowd ${number}`,
      bio: 'One of many.',
      password: `lighthouse-${username}`,
      hue: (number * 47) % 360,
    }
    everybody.push(person)
    byUsername.set(username, person)
  }
}

export function findPerson(username: string): Person | undefined {
  return byUsername.get(username.toLowerCase())
}

/** An SVG picture for a person: initials on two tones of the person's hue. */
export function avatarSvg(person: Person): string {
  const initials = person.displayName
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('')
  const { hue } = person
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue} 62% 46%)"/><stop offset="1" stop-color="hsl(${hue + 38} 58% 30%)"/></linearGradient></defs>
<rect width="96" height="96" fill="url(#g)"/><circle cx="76" cy="18" r="34" fill="hsl(${hue} 70% 70% / .18)"/>
<text x="48" y="50" fill="#fff" font-family="system-ui, sans-serif" font-size="36" font-weight="600" text-anchor="middle" dominant-baseline="central">${initials}</text></svg>`
}
