import { exec } from 'node:child_process'
import { promisify } from 'node:util'
import { request } from 'undici'
import { type Json, RunError } from '../model/index.ts'

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
  if (source.kind === 'function') return readFunction(source.read, what, entity)
  return parseText(source, what, await readText(source, what, entity))
}

/**
 * Reads a source again and again. Logs grow at their end, so only what is new is parsed, and what was there before comes
 * back as the very same objects.
 */
export function createReader(source: Source, what: 'effects' | 'state'): () => Promise<readonly Json[]> {
  if (source.kind === 'function') return () => readSource(source, what)
  let last: { readonly text: string; readonly records: readonly Json[] } = { text: '', records: [] }
  return async () => {
    const text = (await readText(source, what))?.trim() ?? ''
    if (text === last.text) return last.records
    const before = last.text.slice(0, -1)
    const grown = last.records.length > 0 && last.text.endsWith(']') && text.startsWith(`${before},`)
    const records = grown
      ? [...last.records, ...parseText(source, what, `[${text.slice(before.length + 1)}`)]
      : parseText(source, what, text)
    last = { text, records }
    return records
  }
}

type TextSource = Exclude<Source, { readonly kind: 'function' }>

function readText(source: TextSource, what: string, entity?: string): Promise<string | undefined> {
  return source.kind === 'url' ? readUrl(source.url, what, entity) : readCommand(source.command, what, entity)
}

function parseText(source: TextSource, what: string, text: string | undefined): readonly Json[] {
  return text === undefined
    ? []
    : parseRecords(text, what, source.kind === 'url' ? source.url : source.command)
}

async function readFunction(
  read: (entity?: string) => unknown,
  what: string,
  entity: string | undefined,
): Promise<readonly Json[]> {
  try {
    return asRecords(await read(entity))
  } catch (error) {
    throw new RunError(
      'probe-failed',
      `Cannot read the ${what} with the function given: it threw ${String(error)}.`,
      'It has to return records, or a promise of them.',
      error,
    )
  }
}

async function readUrl(
  template: string,
  what: string,
  entity: string | undefined,
): Promise<string | undefined> {
  const url = template.replaceAll('{entity}', () => encodeURIComponent(entity ?? ''))
  try {
    const answer = await request(url, { headersTimeout: 10_000, bodyTimeout: 10_000 })
    const text = await answer.body.text()
    // An entity that the receiver does not have is a legitimate state.
    if (answer.statusCode === 404 && entity !== undefined) return undefined
    if (answer.statusCode >= 300) {
      throw new RunError(
        'probe-failed',
        `Cannot read the ${what} from ${url}: it answered ${answer.statusCode}.`,
        'It has to answer 200 with a JSON array or NDJSON.',
      )
    }
    return text
  } catch (error) {
    if (error instanceof RunError) throw error
    throw new RunError(
      'probe-failed',
      `Cannot read the ${what} from ${url}: ${String((error as Error).message)}.`,
      `Check the address given with --${what}.`,
      error,
    )
  }
}

async function readCommand(template: string, what: string, entity: string | undefined): Promise<string> {
  // The entity's id is ours (minted), so it holds nothing that a shell could read as a command.
  const command = template.replaceAll('{entity}', () => entity ?? '')
  try {
    const { stdout } = await promisify(exec)(command, { maxBuffer: 256 * 1024 * 1024, timeout: 30_000 })
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
  const { code, killed, stderr = '' } = error as { code?: unknown; killed?: boolean; stderr?: string }
  const [said = ''] = stderr.trim().split('\n')
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
