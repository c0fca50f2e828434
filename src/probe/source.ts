import { exec } from 'node:child_process'
import { promisify } from 'node:util'
import { request } from 'undici'
import { flattenDeep, type Json, RunError } from '../model/index.ts'

/** Where observations come from: a URL that answers records, a command that prints them, or a function. */
export type Source =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'function'; readonly read: (entity?: string) => unknown }

/** True when the source is asked for one entity at a time. */
export function isPerEntity(source: Source): boolean {
  if (source.kind === 'url') return source.url.includes('{entity}')
  if (source.kind === 'command') return source.command.includes('{entity}')
  return source.read.length > 0
}

/** Reads all records of a source (of one entity, where it is asked so): a JSON array, one record, or NDJSON. */
export async function readSource(
  source: Source,
  what: 'effects' | 'state',
  entity?: string,
): Promise<readonly Json[]> {
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of readBytes(source, what, entity)) pieces.push(piece)
  } catch (error) {
    if (error instanceof UnknownEntity) return []
    throw error
  }
  return parseText(source, what, Buffer.concat(pieces).toString())
}

/** The bytes that a source gives, as they come: text that `parseText` reads. */
export async function* readBytes(source: Source, what: string, entity?: string): AsyncGenerator<Uint8Array> {
  if (source.kind === 'url') yield* readUrl(source.url, what, entity)
  else if (source.kind === 'command') yield await readCommand(source.command, what, entity)
  else yield await readFunction(source.read, what, entity)
}

/** The records that a text holds: a JSON array, one record, or NDJSON. */
export function parseText(source: Source, what: string, text: string): readonly Json[] {
  return parseRecords(text, what, placeOf(source))
}

function placeOf(source: Source): string {
  if (source.kind === 'function') return 'the function given'
  return source.kind === 'url' ? source.url : source.command
}

/** As text, because what a function returns may go on changing. */
async function readFunction(
  read: (entity?: string) => unknown,
  what: string,
  entity: string | undefined,
): Promise<Uint8Array> {
  try {
    return Buffer.from(writeRecords(await read(entity)) ?? '')
  } catch (error) {
    throw new RunError(
      'probe-failed',
      `Cannot read the ${what} with the function given: it threw ${String(error)}.`,
      'It has to return records, or a promise of them, that JSON can hold.',
      error,
    )
  }
}

/** As JSON; what a receiver keeps of payloads that were nested too deep for that, as the list of what stands in them. */
function writeRecords(records: unknown): string | undefined {
  try {
    return JSON.stringify(records)
  } catch (error) {
    if (!(error instanceof RangeError) || !Array.isArray(records)) throw error
    return JSON.stringify(records.map((record: Json) => flattenDeep(record)))
  }
}

/** An entity that the receiver does not have is a legitimate state. */
class UnknownEntity extends Error {}

async function* readUrl(template: string, what: string, entity?: string): AsyncGenerator<Uint8Array> {
  const url = template.replaceAll('{entity}', () => encodeURIComponent(entity ?? ''))
  try {
    const answer = await ask(url)
    if (answer.statusCode >= 300) {
      await answer.body.dump()
      if (answer.statusCode === 404 && entity !== undefined) throw new UnknownEntity()
      throw new RunError(
        'probe-failed',
        `Cannot read the ${what} from ${url}: it answered ${answer.statusCode}.`,
        'It has to answer 200 with a JSON array or NDJSON.',
      )
    }
    yield* answer.body
  } catch (error) {
    if (error instanceof RunError || error instanceof UnknownEntity) throw error
    throw new RunError(
      'probe-failed',
      `Cannot read the ${what} from ${url}: ${String((error as Error).message)}.`,
      `Check the address given with --${what}.`,
      error,
    )
  }
}

/** Asks once more where a connection that was kept alive turns out to be closed: readings may be far apart. */
async function ask(url: string): ReturnType<typeof request> {
  const limits = { headersTimeout: 10_000, bodyTimeout: 10_000 }
  try {
    return await request(url, limits)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== 'ECONNRESET' && code !== 'UND_ERR_SOCKET') throw error
    return request(url, limits)
  }
}

async function readCommand(template: string, what: string, entity?: string): Promise<Uint8Array> {
  // The entity's id is ours (minted), so it holds nothing that a shell could read as a command.
  const command = template.replaceAll('{entity}', () => entity ?? '')
  try {
    const limits = { maxBuffer: 256 * 1024 * 1024, timeout: 30_000, encoding: 'buffer' } as const
    const { stdout } = await promisify(exec)(command, limits)
    return stdout
  } catch (error) {
    throw new RunError(
      'probe-failed',
      `Cannot read the ${what} with "${command}": ${describeExit(error)}.`,
      'Run the command by hand: it has to print a JSON array or NDJSON and exit 0.',
      error,
    )
  }
}

function describeExit(error: unknown): string {
  const { code, killed, stderr = '' } = error as { code?: unknown; killed?: boolean; stderr?: Buffer }
  const [said = ''] = stderr.toString().trim().split('\n')
  const end = killed === true ? 'it did not end in 30 s' : `it exited with ${String(code)}`
  return said === '' ? end : `${end} (${said})`
}

function parseRecords(text: string, what: string, where: string): readonly Json[] {
  const trimmed = text.trim()
  if (trimmed === '') return []
  try {
    return asRecords(JSON.parse(trimmed))
  } catch {
    try {
      return trimmed
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Json)
    } catch (error) {
      throw new RunError(
        'probe-unreadable',
        `Cannot read the ${what} from ${where}: it is neither JSON nor NDJSON (it begins with ${JSON.stringify(trimmed.slice(0, 40))}).`,
        'Answer a JSON array of records, or one JSON record per line.',
        error,
      )
    }
  }
}

function asRecords(value: unknown): readonly Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as Json[]) : [value as Json]
}
