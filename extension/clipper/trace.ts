/** One decision of the clipper: where a value came from and whether it was taken. */
export interface TraceEntry {
  field: string
  source: string
  value: string
  /** `taken`, or why the value was passed over. */
  verdict: string
}

/** Collects why each value was chosen. Costs nothing unless somebody asked for it. */
export type Trace = (entry: TraceEntry) => void

/** A value found on the page, with the place it was found in. */
export interface Candidate {
  source: string
  value: string | null | undefined
}

/** What a judge says: the value to take (cleaned), or a reason against it. */
export type Judgement<T> = { take: T } | { because: string }

/** Walks the candidates in order of trust and answers the first that the judge takes. */
export function choose<T>(
  trace: Trace,
  field: string,
  candidates: Iterable<Candidate>,
  judge: (value: string, source: string) => Judgement<T>,
): T | null {
  for (const { source, value } of candidates) {
    if (value === null || value === undefined || value.trim() === '') continue
    const judgement = judge(value, source)
    const shown = value.trim().slice(0, 200)
    if ('take' in judgement) {
      trace({ field, source, value: shown, verdict: 'taken' })
      return judgement.take
    }
    trace({ field, source, value: shown, verdict: judgement.because })
  }
  return null
}
