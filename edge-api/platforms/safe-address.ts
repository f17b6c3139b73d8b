/** Why an address may not be called; a sentence for the person who gave it. */
export type AddressCheck = { allowed: true; url: URL } | { allowed: false; reason: string }

const privateSuffixes = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'home.arpa',
  'in-addr.arpa',
  'ip6.arpa',
  'onion',
  'invalid',
  'test',
  'example',
]

/**
 * Whether an address that somebody else chose may be called from our network: https on the standard port, a
 * public host name, no credentials, no IP literal in any notation. Hosts in `trustedHosts` (`name` for every
 * port or `name:port` for one) may be private, plain HTTP and on any port. Check every redirect anew.
 */
export function checkAddress(address: string | URL, trustedHosts: readonly string[]): AddressCheck {
  if (!URL.canParse(String(address))) return refuse('This is not a web address.')
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') {
    return refuse('The address must not carry a user name or password.')
  }
  if (isTrustedHost(url, trustedHosts)) {
    return url.protocol === 'https:' || url.protocol === 'http:'
      ? { allowed: true, url }
      : refuse('The address must begin with https://.')
  }
  if (url.protocol !== 'https:') return refuse('The address must begin with https://.')
  if (url.port !== '') return refuse('The address must not name a port.')
  const host = url.hostname.replace(/\.$/, '')
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) {
    return refuse('The address must name a host, not an IP address.')
  }
  const isPrivate = privateSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`))
  if (isPrivate || !host.includes('.')) return refuse('The address must name a host on the public internet.')
  return { allowed: true, url }
}

/** Whether an address belongs to a host that the operator has declared to be their own. */
export function isTrustedHost(url: URL, trustedHosts: readonly string[]): boolean {
  return trustedHosts.some((trusted) => trusted === url.host || trusted === url.hostname)
}

/**
 * Whether an IP address, as name resolution gives it, is on the public internet: none of the special-purpose
 * blocks of https://www.iana.org/assignments/iana-ipv4-special-registry and its IPv6 sibling.
 */
export function isPublicIp(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const text = mapped ?? address
  return text.includes(':') ? isPublicIpv6(text) : isPublicIpv4(text)
}

function isPublicIpv4(address: string): boolean {
  const parts = address.split('.').map(Number)
  const [a = -1, b = -1, c = -1] = parts
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255))
    return false
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false
  if (a === 100 && b >= 64 && b <= 127) return false
  if (a === 169 && b === 254) return false
  if (a === 172 && b >= 16 && b <= 31) return false
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99))) return false
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false
  return !(a === 203 && b === 0 && c === 113)
}

/** Only global unicast (2000::/3), without documentation, benchmarking, Teredo and 6to4, which hide IPv4 inside. */
function isPublicIpv6(address: string): boolean {
  const [first = '', second = ''] = address.toLowerCase().split('%')[0]?.split(':') ?? []
  const head = Number.parseInt(first, 16)
  const next = Number.parseInt(second || '0', 16)
  if (!(head >= 0x2000 && head <= 0x3fff)) return false
  if (head === 0x2002) return false
  if (head === 0x3fff && next <= 0x0fff) return false
  return !(head === 0x2001 && (next === 0x0db8 || next < 0x0200))
}

function refuse(reason: string): AddressCheck {
  return { allowed: false, reason }
}
