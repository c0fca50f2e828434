import {
  createSorter,
  type MintedWorld,
  type Records,
  type Registry,
  type Sorter,
  viewEntities,
} from '../minting/index.ts'
import type { EntityView } from '../model/index.ts'
import { createReader, isPerEntity, readSource, type Source } from '../probe/index.ts'
import { shareReadings } from './share-readings.ts'

/** Reads what deliveries caused. One reading serves everybody who waits for one. */
export interface Observer {
  readonly effects: boolean
  readonly state: boolean
  /** How long effects have been seen to take to show after their acknowledgement, in milliseconds. */
  readonly lagMs: number
  /** Waits until what is seen of these worlds stops changing, and returns how to view them. */
  settle(worlds: readonly MintedWorld[]): Promise<Views>
  /** One reading, without waiting. */
  read(worlds: readonly MintedWorld[]): Promise<Views>
  learnLag(milliseconds: number): void
}

/** What was seen of the entities of a world. */
export type Views = (world: MintedWorld) => readonly EntityView[]

/** The probes that the user has. */
export interface Probes {
  readonly effects?: Source | undefined
  readonly state?: Source | undefined
}

type Filed = ReadonlyMap<string, Records>

interface Reading {
  readonly effects?: Filed
  readonly state?: Filed
}

const pollMs = 20

/** Creates an observer over what probes there are. */
export function createObserver(probes: Probes, registry: Registry): Observer {
  const sees = { effects: probes.effects !== undefined, state: probes.state !== undefined }
  const sorters = { effects: createSorter(registry), state: createSorter(registry) }
  const readers = {
    effects: probes.effects && createReader(probes.effects, 'effects'),
    state: probes.state && createReader(probes.state, 'state'),
  }
  let lagMs = 0
  let lastReadingMs = 0

  // A long log takes its receiver time to tell; asking without a break would slow down what is waited for.
  const readShared = shareReadings(
    async (): Promise<Reading> => {
      const began = performance.now()
      const reading = await readEach(probes, (source, what) =>
        isPerEntity(source) ? undefined : readers[what]?.().then(sorters[what]),
      )
      lastReadingMs = performance.now() - began
      return reading
    },
    () => 2 * lastReadingMs,
  )

  const read = async (worlds: readonly MintedWorld[]): Promise<Views> => {
    if (!sees.effects && !sees.state) return (world) => world.entities.map(() => ({}))
    const reading = {
      ...(await readShared()),
      ...(await readEntities(worlds, probes, createSorter(registry))),
    }
    const cache = new Map<number, readonly EntityView[]>()
    return (world) => {
      const known = cache.get(world.id) ?? viewEntities(world, reading, registry)
      cache.set(world.id, known)
      return known
    }
  }

  const settle = async (worlds: readonly MintedWorld[]): Promise<Views> => {
    let views = await read(worlds)
    if (!sees.effects && !sees.state) return views
    let before = snapshot(worlds, views)
    // Quiet for three times as long as effects have been seen to take: one slow effect does not end it too early.
    const quietMs = Math.max(2 * pollMs, 3 * lagMs)
    let quietSince = performance.now()
    while (performance.now() - quietSince < quietMs) {
      await pause(pollMs)
      views = await read(worlds)
      const now = snapshot(worlds, views)
      if (now !== before) quietSince = performance.now()
      before = now
    }
    return views
  }

  return {
    ...sees,
    read,
    settle,
    learnLag: (milliseconds) => {
      lagMs = Math.max(lagMs, milliseconds)
    },
    get lagMs() {
      return lagMs
    },
  }
}

type ReadOne = (source: Source, what: 'effects' | 'state') => Promise<Filed> | undefined

async function readEach({ effects, state }: Probes, read: ReadOne): Promise<Reading> {
  const [seen, current] = await Promise.all([
    effects === undefined ? undefined : read(effects, 'effects'),
    state === undefined ? undefined : read(state, 'state'),
  ])
  return {
    ...(seen === undefined ? {} : { effects: seen }),
    ...(current === undefined ? {} : { state: current }),
  }
}

/** Sources that are asked for one entity at a time. */
function readEntities(worlds: readonly MintedWorld[], probes: Probes, sort: Sorter): Promise<Reading> {
  return readEach(probes, (source, what) => {
    if (!isPerEntity(source)) return undefined
    const ids = worlds.flatMap((world) => world.entities.map(({ id }) => id)).filter((id) => id !== undefined)
    return Promise.all(ids.map((id) => readSource(source, what, String(id)))).then((records) =>
      sort(records.flat()),
    )
  })
}

function snapshot(worlds: readonly MintedWorld[], views: Views): string {
  return JSON.stringify(worlds.map((world) => views(world)))
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
