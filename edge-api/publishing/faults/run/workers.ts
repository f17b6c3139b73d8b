import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Remark } from '../history.ts'
import { type FromWorker, readFromWorker } from '../worker/messages.ts'
import type { WorkerSettings } from '../worker/settings.ts'
import type { Platforms } from './platforms.ts'

type Stopping = Extract<FromWorker, { faults: 'stopping' }>

/** One place for a worker: whoever dies there is followed by the next. */
interface Place {
  settings: WorkerSettings
  child: ChildProcess | null
  /** Where it answers. */
  url: string
  isAwake: boolean
}

/** Starts workers, starts killed ones again, and lets stopped ones go on after longer than any lease. */
export class Workers {
  readonly #program: string
  readonly #folder: string
  readonly #places: Place[] = []
  readonly #stopFor: number
  readonly #stopped = new Map<Place, Stopping>()
  readonly remarks: Remark[] = []
  #ending = false
  #turn = 0
  kills = 0
  stops = 0
  overtakings = 0
  crashes = 0

  /** @param stopFor seconds that a stopped worker stays stopped */
  constructor(program: string, folder: string, stopFor: number, platforms: Platforms) {
    this.#program = program
    this.#folder = folder
    this.#stopFor = stopFor
    platforms.onSubmit(({ family, attempt }) => {
      for (const [place, stop] of this.#stopped) {
        if (!stop.overtaken || stop.family !== family || attempt <= stop.attempt) continue
        this.overtakings += 1
        this.#continue(place)
      }
    })
  }

  async start(settings: Omit<WorkerSettings, 'life'>): Promise<void> {
    const place: Place = { settings: { ...settings, life: 0 }, child: null, url: '', isAwake: false }
    this.#places.push(place)
    await this.#begin(place)
  }

  /** Where a worker answers that is awake, in turn; null while there is none. */
  address(publishing: boolean): string | null {
    const awake = this.#places.filter(({ isAwake, settings }) => isAwake && settings.publishes === publishing)
    this.#turn += 1
    return awake[this.#turn % awake.length]?.url ?? null
  }

  /** From now on the database answers reliably, or not. */
  setCalm(calm: boolean): void {
    for (const place of this.#places) {
      place.settings.beginsCalm = calm
      place.child?.stdin?.write(calm ? 'calm\n' : 'chaos\n')
    }
  }

  async stop(): Promise<void> {
    this.#ending = true
    await Promise.all(
      this.#places.map(async ({ child }) => {
        if (!child || child.exitCode !== null || child.signalCode !== null) return
        const gone = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGKILL')
        await gone
      }),
    )
  }

  #begin(place: Place): Promise<void> {
    const { settings } = place
    const child = spawn(process.execPath, [this.#program, JSON.stringify(settings)], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    place.child = child
    child.stdin.on('error', () => {})
    const ready = Promise.withResolvers<void>()
    const file = join(this.#folder, `worker-${settings.number}.log`)
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        const message = readFromWorker(line)
        if (!message) return appendFileSync(file, `${line}\n`)
        if (message.faults === 'ready') {
          place.url = message.url
          place.isAwake = true
          ready.resolve()
        } else this.#hear(place, message)
      })
    }
    child.once('exit', (code) => {
      place.isAwake = false
      this.#stopped.delete(place)
      if (this.#ending) return ready.resolve()
      if (place.url === '') return ready.reject(new Error(`A worker could not start: see ${file}`))
      if (code !== null) {
        this.crashes += 1
        this.#note(place, `ended by itself with ${code}`)
      }
      settings.life += 1
      this.#begin(place).then(ready.resolve, ready.reject)
    })
    return ready.promise
  }

  #hear(place: Place, message: Exclude<FromWorker, { faults: 'ready' }>): void {
    const { point, family, attempt } = message
    this.#note(place, `${message.faults} when ${point}, attempt ${attempt} of f${family}`)
    place.isAwake = false
    if (message.faults === 'dying') {
      this.kills += 1
      return
    }
    this.stops += 1
    this.#stopped.set(place, message)
    const patience = message.overtaken ? this.#stopFor * 2 : this.#stopFor
    setTimeout(() => {
      if (this.#stopped.get(place) === message) this.#continue(place)
    }, patience * 1000)
  }

  #continue(place: Place): void {
    this.#stopped.delete(place)
    this.#note(place, 'goes on')
    place.child?.kill('SIGCONT')
    place.isAwake = true
  }

  #note(place: Place, what: string): void {
    this.remarks.push({ at: new Date().toISOString(), about: `worker ${place.settings.number}`, what })
  }
}
