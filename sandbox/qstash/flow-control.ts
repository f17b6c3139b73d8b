import type { Kit } from '../kit/index.ts'
import type { FlowControl, Message } from './message.ts'
import { QStashProblem } from './problem.ts'
import { createTimetable } from './timetable.ts'

/** What is kept of a key. Instants and spans are milliseconds. */
interface FlowState extends FlowControl {
  isPinnedParallelism: boolean
  isPinnedRate: boolean
  isPaused: boolean
  periodStart: number
  /** How many started in the period. */
  started: number
}

/** Who goes by a key now. The store has the messages; here are only their ids. */
interface Traffic {
  waiting: Set<string>
  onTheirWay: Set<string>
}

/**
 * Limits that messages of one key share: those over them wait, in the order in which they were due. The newest message's
 * limits hold, unless they are pinned. `pass` is called with every message that may go on after it has waited.
 */
export function createFlowControl(kit: Kit, pass: (messageId: string) => void) {
  const states = kit.store.collection<FlowState>('qstash.flow-control')
  const traffic = new Map<string, Traffic>()
  /** When keys that wait for their next period may go on. */
  const openings = createTimetable()
  const now = () => kit.clock.now().getTime()

  const stateOf = (key: string): FlowState => states.get(key) ?? { ...emptyState, key }
  const trafficOf = (key: string): Traffic => {
    const there = traffic.get(key) ?? { waiting: new Set(), onTheirWay: new Set() }
    traffic.set(key, there)
    return there
  }
  /** Counts a message in when the limits allow it. */
  const tryStart = (key: string, messageId: string): boolean => {
    const state = stateOf(key)
    const { onTheirWay } = trafficOf(key)
    if (state.isPaused || (state.parallelism !== null && onTheirWay.size >= state.parallelism)) return false
    if (state.rate !== null) {
      const isOver = now() >= state.periodStart + state.period
      const started = isOver ? 0 : state.started
      if (started >= state.rate) {
        openings.put(key, state.periodStart + state.period)
        return false
      }
      states.set(key, { ...state, started: started + 1, periodStart: isOver ? now() : state.periodStart })
    }
    onTheirWay.add(messageId)
    return true
  }
  const letPass = (key: string) => {
    const { waiting } = trafficOf(key)
    for (const messageId of waiting) {
      if (!tryStart(key, messageId)) break
      waiting.delete(messageId)
      pass(messageId)
    }
    tidy(key)
  }
  const tidy = (key: string) => {
    const there = traffic.get(key)
    if (there?.waiting.size === 0) openings.remove(key)
    if (there?.waiting.size === 0 && there.onTheirWay.size === 0) traffic.delete(key)
  }
  const change = (key: string, changes: Partial<FlowState>) => {
    states.set(key, { ...stateOf(key), ...changes })
    letPass(key)
  }
  const present = (state: FlowState) => ({
    flowControlKey: state.key,
    waitListSize: traffic.get(state.key)?.waiting.size ?? 0,
    parallelismMax: state.parallelism ?? 0,
    parallelismCount: traffic.get(state.key)?.onTheirWay.size ?? 0,
    rateMax: state.rate ?? 0,
    rateCount: now() < state.periodStart + state.period ? state.started : 0,
    ratePeriod: state.period / 1_000,
    ratePeriodStart: Math.floor(state.periodStart / 1_000),
    isPaused: state.isPaused,
    isPinnedParallelism: state.isPinnedParallelism,
    isPinnedRate: state.isPinnedRate,
  })

  return {
    list: () => states.values().map(present),
    get(key: string) {
      const state = states.get(key)
      if (!state) throw new QStashProblem(404, `flow control key ${key} not found`)
      return present(state)
    },
    pause: (key: string) => change(key, { isPaused: true }),
    resume: (key: string) => change(key, { isPaused: false }),
    /** Fixes limits whatever messages say, and begins a new period. */
    pin(key: string, { parallelism, rate, period }: Partial<FlowControl>) {
      change(key, {
        ...(parallelism ? { parallelism, isPinnedParallelism: true } : {}),
        ...(rate ? { rate, period: period ?? 1_000, isPinnedRate: true } : {}),
        started: 0,
        periodStart: now(),
      })
    },
    /** The limits stay until the next message brings others. */
    unpin(key: string, { parallelism, rate }: { parallelism: boolean; rate: boolean }) {
      change(key, {
        ...(parallelism ? { isPinnedParallelism: false } : {}),
        ...(rate ? { isPinnedRate: false } : {}),
      })
    },
    resetRate: (key: string) => change(key, { started: 0, periodStart: now() }),
    /** Takes over the limits that a published message brings. */
    configure({ flowControl }: Pick<Message, 'flowControl'>) {
      if (!flowControl) return
      const state = stateOf(flowControl.key)
      const { parallelism, rate, period } = flowControl
      const limits = {
        ...(state.isPinnedParallelism ? {} : { parallelism }),
        ...(state.isPinnedRate ? {} : { rate, period }),
      }
      const isNew = !states.has(flowControl.key)
      const isOther =
        (!state.isPinnedParallelism && state.parallelism !== parallelism) ||
        (!state.isPinnedRate && (state.rate !== rate || state.period !== period))
      if (isNew || isOther) change(flowControl.key, limits)
    },
    /** Whether a message that is due may go on; if not it waits. */
    enter({ messageId, flowControl }: Message): boolean {
      if (!flowControl) return true
      const { waiting } = trafficOf(flowControl.key)
      if (waiting.size === 0 && tryStart(flowControl.key, messageId)) return true
      waiting.add(messageId)
      return false
    },
    /** A message was answered, or cancelled while it waited. */
    leave({ messageId, flowControl }: Message) {
      if (!flowControl) return
      const there = trafficOf(flowControl.key)
      there.waiting.delete(messageId)
      if (there.onTheirWay.delete(messageId)) letPass(flowControl.key)
      else tidy(flowControl.key)
    },
    /** When the next key may go on. */
    next: () => openings.next(),
    /** Lets go on whose period has begun. */
    letDuePass() {
      for (let key = openings.take(now()); key !== undefined; key = openings.take(now())) letPass(key)
    },
  }
}

export type FlowControls = ReturnType<typeof createFlowControl>

const emptyState = {
  parallelism: null,
  rate: null,
  period: 1_000,
  isPinnedParallelism: false,
  isPinnedRate: false,
  isPaused: false,
  periodStart: 0,
  started: 0,
}
