interface Flight {
  running: Promise<unknown>
  following: Promise<unknown> | null
}

/** How long the following run waits for more to come, so that a busy moment is served by few runs. */
const gatherMilliseconds = 50

const flights = new WeakMap<object, Map<string, Flight>>()

/**
 * Runs work of a name at most once at a time for one owner. However many ask while it runs, one more run follows it and
 * serves them all: what they want done may have come up after the running one had looked.
 */
export function singleFlight<Result>(
  owner: object,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const named = flights.get(owner) ?? new Map<string, Flight>()
  flights.set(owner, named)
  const flight = named.get(name)
  if (flight) {
    flight.following ??= flight.running
      .catch(() => undefined)
      .then(() => new Promise((resolve) => setTimeout(resolve, gatherMilliseconds)))
      .then(() => start(named, name, work))
    return flight.following as Promise<Result>
  }
  return start(named, name, work)
}

function start<Result>(
  named: Map<string, Flight>,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const flight: Flight = { running: Promise.resolve(), following: null }
  named.set(name, flight)
  const running = work().finally(() => {
    if (flight.following === null) named.delete(name)
  })
  flight.running = running
  return running
}
