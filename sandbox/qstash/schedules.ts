import type { Kit } from '../kit/index.ts'
import { nextTime, parseCron } from './cron.ts'
import { freePlan } from './plan.ts'
import { checkName, QStashProblem } from './problem.ts'
import { createTimetable } from './timetable.ts'

export type Outcome = 'IN_PROGRESS' | 'SUCCESS' | 'FAIL'

/** What is published again and again. Instants are Unix milliseconds. */
export interface Schedule {
  scheduleId: string
  cron: string
  /** An address or the name of a URL group. */
  destination: string
  /** The publishing headers. */
  headers: Record<string, string>
  /** Base64. */
  body: string
  createdAt: number
  isPaused: boolean
  callerIp: string | null
  lastScheduleTime: number | null
  /** Null when the expression names no time any more. */
  nextScheduleTime: number | null
  /** What became of the messages of the last time. */
  lastScheduleStates: Record<string, Outcome>
}

type NewSchedule = Pick<Schedule, 'cron' | 'destination' | 'headers' | 'body' | 'callerIp'> & {
  scheduleId: string | null
}

/**
 * Schedules fire at their times; of times that passed while the sandbox was stopped, once. `fire` publishes and
 * answers the ids of the messages.
 */
export function createSchedules(kit: Kit, fire: (schedule: Schedule) => string[]) {
  const schedules = kit.store.collection<Schedule>('qstash.schedules')
  const due = createTimetable()
  const now = () => kit.clock.now().getTime()
  const need = (scheduleId: string): Schedule => {
    const schedule = schedules.get(scheduleId)
    if (!schedule) throw new QStashProblem(404, `schedule ${scheduleId} not found`)
    return schedule
  }
  const keep = (schedule: Schedule) => {
    schedules.set(schedule.scheduleId, schedule)
    if (schedule.nextScheduleTime === null) due.remove(schedule.scheduleId)
    else due.put(schedule.scheduleId, schedule.nextScheduleTime)
  }
  for (const schedule of schedules.values()) keep(schedule)

  return {
    list: () => schedules.values(),
    get: need,
    /** Creates a schedule, or replaces the one with this id. Throws QStashProblem (400, 412). */
    create({ scheduleId, ...given }: NewSchedule): string {
      const id = checkName(scheduleId ?? `scd_${kit.random()}`, 'schedule id')
      const cron = parseCron(given.cron)
      if (!cron) throw new QStashProblem(400, `invalid cron: ${given.cron}`)
      const earlier = schedules.get(id)
      if (!earlier && schedules.count() >= freePlan.mostSchedules) {
        throw new QStashProblem(412, `your plan has at most ${freePlan.mostSchedules} schedules`)
      }
      keep({
        ...given,
        scheduleId: id,
        createdAt: earlier?.createdAt ?? now(),
        isPaused: earlier?.isPaused ?? false,
        lastScheduleTime: earlier?.lastScheduleTime ?? null,
        nextScheduleTime: nextTime(cron, now()),
        lastScheduleStates: earlier?.lastScheduleStates ?? {},
      })
      return id
    },
    remove(scheduleId: string): boolean {
      due.remove(scheduleId)
      return schedules.delete(scheduleId)
    },
    /** A paused schedule lets its times pass. */
    setPaused: (scheduleId: string, isPaused: boolean) => keep({ ...need(scheduleId), isPaused }),
    /** Takes note of what became of a message. */
    note(scheduleId: string, messageId: string, outcome: Outcome) {
      schedules.update(scheduleId, (schedule) =>
        messageId in schedule.lastScheduleStates
          ? { ...schedule, lastScheduleStates: { ...schedule.lastScheduleStates, [messageId]: outcome } }
          : schedule,
      )
    },
    next: () => due.next(),
    fireDue() {
      for (let id = due.take(now()); id !== undefined; id = due.take(now())) {
        const schedule = need(id)
        const cron = parseCron(schedule.cron)
        const nextScheduleTime = cron && nextTime(cron, now())
        if (schedule.isPaused) {
          keep({ ...schedule, nextScheduleTime })
          continue
        }
        const lastScheduleStates: Record<string, Outcome> = {}
        for (const messageId of fire(schedule)) lastScheduleStates[messageId] = 'IN_PROGRESS'
        keep({
          ...schedule,
          nextScheduleTime,
          lastScheduleTime: schedule.nextScheduleTime,
          lastScheduleStates,
        })
      }
    },
  }
}

export type Schedules = ReturnType<typeof createSchedules>
