import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CapturedDelivery } from '../src/captures/index.ts'
import { listProviders, loadProvider, type Provider } from '../src/contracts/index.ts'
import {
  createRecorder,
  type Happening,
  openJournal,
  openListener,
  type Redactor,
  type Turnaway,
} from '../src/recording/index.ts'
import { readCapture } from './capture-texts.ts'

/** A recorder that listens, with a file of its own. */
export interface RecordingDesk {
  readonly url: string
  readonly file: string
  readonly happenings: (Happening | Turnaway)[]
  /** What a reader finds in the file. */
  readonly recorded: () => Promise<readonly CapturedDelivery[]>
  readonly close: () => Promise<void>
}

/** What may be different from a plain recorder of everybody's deliveries. */
export interface RecordingOptions {
  readonly providers?: readonly Provider[]
  readonly redactor?: Redactor
  readonly secrets?: readonly string[]
  readonly forward?: string
  readonly limit?: number
  readonly maxBodyBytes?: number
  readonly timeoutsMs?: { readonly head: number; readonly whole: number }
  readonly store?: (line: string) => Promise<void>
}

/** The noon at which everything is received. */
export const noonMs: number = Date.parse('2026-02-03T12:00:00Z')

/** Every bundled provider. */
export async function allProviders(): Promise<readonly Provider[]> {
  return Promise.all((await listProviders()).map(loadProvider))
}

/** Opens a recorder on a free port of this machine. */
export async function openDesk(options: RecordingOptions = {}): Promise<RecordingDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'hookproof-recording-'))
  const file = join(folder, 'captures.ndjson')
  const journal = await openJournal(file)
  const happenings: (Happening | Turnaway)[] = []
  const recorder = createRecorder({
    question: { providers: options.providers ?? (await allProviders()) },
    store: options.store ?? journal.append,
    policy: { secrets: options.secrets ?? [], redactor: options.redactor ?? null },
    forward: options.forward === undefined ? null : { url: options.forward, timeoutMs: 5_000, via: 'desk' },
    limit: options.limit ?? null,
    nowMs: () => noonMs,
    onHappening: (happening) => happenings.push(happening),
  })
  const listener = await openListener({
    host: '127.0.0.1',
    port: 0,
    maxBodyBytes: options.maxBodyBytes ?? 1_000_000,
    timeoutsMs: options.timeoutsMs ?? { head: 10_000, whole: 30_000 },
    answer: recorder.answer,
    onTurnaway: (turnaway) => happenings.push(turnaway),
  })
  return {
    url: listener.url,
    file,
    happenings,
    recorded: () => deliveriesIn(file),
    close: async () => {
      await listener.close()
      await journal.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** What the reader of our own format finds in a file, which it recognises by itself. */
export async function deliveriesIn(file: string): Promise<readonly CapturedDelivery[]> {
  const bytes = await readFile(file)
  if (bytes.length === 0) return []
  const capture = readCapture(bytes, file)
  if (capture?.format !== 'ndjson') throw new Error(`${file} is read as ${capture?.format}`)
  return capture.entries.map((entry) => {
    if (entry.kind === 'broken') throw new Error(`${file}:${entry.place.line}: ${entry.found}`)
    return entry
  })
}
