/** What a worker says on its standard output, between the lines of its log. */
export type FromWorker =
  | { faults: 'ready'; url: string }
  | { faults: 'dying'; point: string; family: number; attempt: number }
  /** Stopped until the supervisor lets it go on: after its lease, or when another worker has overtaken it. */
  | { faults: 'stopping'; point: string; family: number; attempt: number; overtaken: boolean }

export function readFromWorker(line: string): FromWorker | null {
  if (!line.startsWith('{"faults":')) return null
  return JSON.parse(line) as FromWorker
}
