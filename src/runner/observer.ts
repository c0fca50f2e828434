import {
  createSorter,
  type EntityRecords,
  type Filed,
  type MintedWorld,
  type Owner,
  type Records,
  type Registry,
  recordsOf,
  type Sorter,
  viewEntities,
} from '../minting/index.ts'
import type { EntityView, Json } from '../model/index.ts'
import { createReader, isPerEntity, readSource, type Source } from '../probe/index.ts'
import { createBacklog } from './backlog.ts'
import { pause } from './pause.ts'
import { shareReadings } from './share-readings.ts'

/** Reads what deliveries caused. One reading serves everybody who waits for one. */
export interface Observer {
  readonly effects: boolean
  readonly state: boolean
  /** How long effects have been seen to take to show after their acknowledgement, in milliseconds. */
  readonly lagMs: number
  /** Waits until what is seen of these worlds is the same after a while, and returns how to view them. */
  settle(worlds: readonly MintedWorld[]): Promise<Views>
  /** One reading, without waiting. */
  read(worlds: readonly MintedWorld[]): Promise<Views>
  learnLag(milliseconds: number): void
  /** A delivery of this world was acknowledged: its effects are to be expected. */
  acknowledged(world: MintedWorld): void
  /** How far the receiver lags behind of late, in milliseconds; 0 while it keeps up. */
  readonly backlogMs: number
  /** Lets go of what was seen of a world that nobody will look at again; what comes late is nobody's. */
  forget(world: MintedWorld): void
}

/** What was seen of the entities of a world. */
export type Views = (world: MintedWorld) => readonly EntityView[]

/** The probes that the user has. */
export interface Probes {
  readonly effects?: Source | undefined
  readonly state?: Source | undefined
  /** What was called downstream: effects too. What it returns only grows. */
  readonly calls?: (() => readonly Json[]) | undefined
}

/** What was read, source by source. */
interface Reading {
  readonly effects: readonly Filed[]
  readonly state: readonly Filed[]
}

const nothing: Reading = { effects: [], state: [] }

const leastQuietMs = 40
const leastBacklogMs = 250
/** What still changes after so long will change for ever, and is judged as it is. */
const mostMs = 10_000

/** Creates an observer over what probes there are. */
export function createObserver(probes: Probes, registry: Registry): Observer {
  const sees = {
    effects: probes.effects !== undefined || probes.calls !== undefined,
    state: probes.state !== undefined,
  }
  const backlog = createBacklog()
  const onSeen = ({ world }: Owner): void => backlog.seen(world)
  const sorters = { effects: createSorter(registry, onSeen), state: createSorter(registry, onSeen) }
  const calls = probes.calls && createLogReader(probes.calls, createSorter(registry, onSeen))
  const readers = {
    effects: probes.effects && createReader(probes.effects, 'effects'),
    state: probes.state && createReader(probes.state, 'state'),
  }
  let lagMs = 0
  const backlogMs = (): number => {
    const { recentMs } = backlog
    // Reading takes its time too.
    return recentMs > leastBacklogMs ? recentMs : 0
  }
  let lastReadingMs = 0

  // A long log takes its receiver time to tell; asking without a break would slow down what is waited for.
  const readShared = shareReadings(
    async (): Promise<Reading> => {
      const began = performance.now()
      backlog.look()
      const reading = await readEach(probes, (source, what) =>
        isPerEntity(source) ? undefined : readers[what]?.().then(sorters[what].sort),
      )
      lastReadingMs = performance.now() - began
      return calls === undefined ? reading : { ...reading, effects: [...reading.effects, calls.read()] }
    },
    () => 4 * lastReadingMs,
  )

  const readFor = async (worlds: readonly MintedWorld[]): Promise<Reading> =>
    sees.effects || sees.state
      ? merge(await readShared(), await readEntities(worlds, probes, registry))
      : nothing

  const seenOf = (world: MintedWorld, reading: Reading): Seen => {
    const records = recordsOf(world, reading)
    let views: readonly EntityView[] | undefined
    return {
      records,
      get views() {
        views ??= viewEntities(world, records, registry)
        return views
      },
    }
  }
  const look = async (worlds: readonly MintedWorld[]): Promise<SeenByWorld> => {
    const reading = await readFor(worlds)
    return new Map(worlds.map((world) => [world.id, seenOf(world, reading)]))
  }

  const settle = async (worlds: readonly MintedWorld[]): Promise<Views> => {
    let now = await look(worlds)
    if (!sees.effects && !sees.state) return viewsOf(now)
    // Three times as long as effects have been seen to take: one slow effect does not end it too early.
    const quietMs = Math.max(leastQuietMs, 3 * lagMs, 1.5 * backlogMs())
    const until = performance.now() + mostMs
    for (let before: SeenByWorld | undefined; before === undefined || !isSame(before, now); ) {
      if (performance.now() > until) break
      await pause(quietMs)
      before = now
      now = await look(worlds)
    }
    return viewsOf(now)
  }

  return {
    ...sees,
    read: async (worlds) => viewsOf(await look(worlds)),
    settle,
    acknowledged: (world) => backlog.acknowledged(world.id),
    get backlogMs() {
      return backlogMs()
    },
    forget: (world) => {
      backlog.forget(world.id)
      registry.forget(world.id)
      sorters.effects.forget(world)
      sorters.state.forget(world)
      calls?.forget(world)
    },
    learnLag: (milliseconds) => {
      lagMs = Math.max(lagMs, milliseconds)
    },
    get lagMs() {
      return lagMs
    },
  }
}

/** Files what a log of our own holds; it only grows, so what was filed stays. */
function createLogReader(
  log: () => readonly Json[],
  sorter: Sorter,
): { readonly read: () => Filed; readonly forget: (world: MintedWorld) => void } {
  let kept = 0
  return {
    read: () => {
      const records = log()
      const filed = sorter.sort({ kept, added: records.slice(kept) })
      kept = records.length
      return filed
    },
    forget: (world) => sorter.forget(world),
  }
}

function merge(one: Reading, other: Reading): Reading {
  return { effects: [...one.effects, ...other.effects], state: [...one.state, ...other.state] }
}

type ReadOne = (source: Source, what: 'effects' | 'state') => Promise<Filed> | undefined

async function readEach({ effects, state }: Probes, read: ReadOne): Promise<Reading> {
  const [seen, current] = await Promise.all([
    effects === undefined ? undefined : read(effects, 'effects'),
    state === undefined ? undefined : read(state, 'state'),
  ])
  return {
    effects: seen === undefined ? [] : [seen],
    state: current === undefined ? [] : [current],
  }
}

/** Sources that are asked for one entity at a time. */
function readEntities(worlds: readonly MintedWorld[], probes: Probes, registry: Registry): Promise<Reading> {
  return readEach(probes, (source, what) => {
    if (!isPerEntity(source)) return undefined
    const ids = worlds.flatMap((world) => world.entities.map(({ id }) => id)).filter((id) => id !== undefined)
    return Promise.all(ids.map((id) => readSource(source, what, String(id)))).then((records) =>
      createSorter(registry).sort({ kept: 0, added: records.flat() }),
    )
  })
}

/** What was seen of a world: as it was read, and as judges see it. */
interface Seen {
  readonly records: readonly EntityRecords[]
  readonly views: readonly EntityView[]
}

type SeenByWorld = ReadonlyMap<number, Seen>

function viewsOf(seen: SeenByWorld): Views {
  return (world) => seen.get(world.id)?.views ?? []
}

/** What was not read anew is the very same object, which is quick to see; times of reading may differ for ever. */
function isSame(before: SeenByWorld, now: SeenByWorld): boolean {
  return [...before].every(([id, seen]) => {
    const later = now.get(id)
    return (
      later !== undefined &&
      (seen.records.every((records, index) => isSameReading(records, later.records[index] ?? {})) ||
        JSON.stringify(seen.views) === JSON.stringify(later.views))
    )
  })
}

function isSameReading(before: EntityRecords, now: EntityRecords): boolean {
  return hasSameRecords(before.effects, now.effects) && hasSameRecords(before.state, now.state)
}

function hasSameRecords(before: Records = [], now: Records = []): boolean {
  return before.length === now.length && before.every((record, index) => record === now[index])
}
