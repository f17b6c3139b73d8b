const day = 86_400_000

/** What QStash waits before try `retried + 1` when the message does not say: `e ** (2.5 n)` seconds, a day at most. */
export function defaultRetryDelay(retried: number): number {
  return Math.min(day, Math.round(Math.exp(2.5 * (retried + 1)) * 1_000))
}

const functions: Record<string, (...values: number[]) => number> = {
  pow: (base = Number.NaN, exponent = Number.NaN) => base ** exponent,
  exp: Math.exp,
  sqrt: Math.sqrt,
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  min: Math.min,
  max: Math.max,
}

/**
 * Computes a `Upstash-Retry-Delay` expression such as `pow(2, retried) * 1000`, in milliseconds. `retried` is 0
 * for the first retry. Null when it is no expression. Source: QStash's documentation of retries.
 */
export function evaluateRetryDelay(expression: string, retried: number): number | null {
  const tokens = expression.match(/\d+(?:\.\d+)?|[a-z]+|[-+*/(),]/gi) ?? []
  if (tokens.join('') !== expression.replace(/\s+/g, '')) return null
  let at = 0
  const take = (token: string) => {
    if (tokens[at] !== token) return false
    at += 1
    return true
  }
  const sum = (): number => {
    let value = product()
    for (;;) {
      if (take('+')) value += product()
      else if (take('-')) value -= product()
      else return value
    }
  }
  const product = (): number => {
    let value = operand()
    for (;;) {
      if (take('*')) value *= operand()
      else if (take('/')) value /= operand()
      else return value
    }
  }
  const operand = (): number => {
    if (take('-')) return -operand()
    if (take('(')) {
      const value = sum()
      return take(')') ? value : Number.NaN
    }
    const token = tokens[at] ?? ''
    at += 1
    if (token === 'retried') return retried
    const call = functions[token]
    if (!call) return /^\d/.test(token) ? Number(token) : Number.NaN
    if (!take('(')) return Number.NaN
    const values = [sum()]
    while (take(',')) values.push(sum())
    return take(')') ? call(...values) : Number.NaN
  }
  const value = sum()
  if (at !== tokens.length || !Number.isFinite(value)) return null
  return Math.min(day, Math.max(0, Math.round(value)))
}
