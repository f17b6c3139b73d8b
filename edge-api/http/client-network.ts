/**
 * What stands for one customer of a network: an IPv4 address, or the first 64 bits of an IPv6 address, of which every
 * home and server has 2^64 to choose from. Anything else is answered as it is.
 */
export function clientNetwork(address: string): string {
  const text = address.split('%')[0] ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1]
  if (mapped) return mapped
  if (!text.includes(':') || !URL.canParse(`http://[${text}]`)) return address
  // The URL parser writes an address in its one shortest form, without dots.
  const [front = '', back] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::')
  const groups = front === '' ? [] : front.split(':')
  if (back !== undefined) {
    const end = back === '' ? [] : back.split(':')
    while (groups.length + end.length < 8) groups.push('0')
    groups.push(...end)
  }
  return `${groups.slice(0, 4).join(':')}::/64`
}
