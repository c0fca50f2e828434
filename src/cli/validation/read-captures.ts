import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import {
  type Capture,
  type CaptureEntry,
  type OpenCapture,
  openCapture,
  readers,
} from '../../captures/index.ts'
import { didYouMean } from '../../config/index.ts'
import { RunError, UsageError } from '../../model/index.ts'
import type { Shell } from '../shell.ts'
import { namedFiles } from './named-files.ts'
import { readNeighbour } from './read-neighbour.ts'

/** A file that was found; `capture` is null when a folder holds it and it is none. */
export interface FoundFile {
  readonly name: string
  readonly capture: OpenCapture | null
  /** How many bytes it has; null where nobody knows. */
  readonly size: number | null
}

/** How captures are read. */
export interface Reading {
  /** Of all of them; recognised when absent. */
  readonly format?: string | undefined
  /** Absolute paths of files of folders that are no captures. */
  readonly leaveOut?: ReadonlySet<string>
  /** Told how many bytes were read each time. */
  readonly onBytes?: (count: number) => void
}

type Reader = Pick<Shell, 'stdin' | 'workingDirectory' | 'signal'>

/**
 * Opens files, folders with all that is below them, and `-`, the standard input, one after the other. Once the user
 * interrupts, they seem to end.
 */
export async function* openCaptures(
  paths: readonly string[],
  shell: Reader,
  { format, leaveOut = new Set(), onBytes = () => {} }: Reading = {},
): AsyncIterable<FoundFile> {
  requireFormat(format)
  for (const path of paths) {
    const isFolder = path !== '-' && (await isDirectory(path, shell.workingDirectory))
    const files = isFolder ? await filesBelow(path, shell.workingDirectory) : [path]
    const parts = isFolder ? await namedFiles(files, format, shell.workingDirectory) : new Set()
    for (const file of files) {
      const absolute = resolve(shell.workingDirectory, file)
      if (isFolder && (parts.has(absolute) || leaveOut.has(absolute))) continue
      const isInput = file === '-'
      const size = isInput ? null : (await stat(absolute)).size
      const name = isInput ? 'standard input' : file
      const source = isInput ? shell.stdin : bytesOf(file, shell.workingDirectory)
      let read = 0
      const count = (bytes: number): void => {
        read += bytes
        onBytes(bytes)
      }
      const neighbour = isInput ? undefined : readNeighbour(absolute, () => {})
      const capture = await openCapture(readers, counted(source, count, shell.signal), name, {
        format,
        neighbour,
      })
      if (shell.signal.aborted && capture === null) return
      if (capture === null && !isFolder) throw unknownFormat(name, read === 0)
      // JSON of all kinds looks like our own format.
      const isOther = isFolder && format === undefined && capture?.format === 'ndjson' && capture.isDoubtful
      yield { name, capture: isOther ? null : capture, size }
    }
  }
}

/** Everything that captures hold, at once; files of a folder that are none are left out. */
export async function readCaptures(
  paths: readonly string[],
  format: string | undefined,
  shell: Reader,
): Promise<readonly Capture[]> {
  const captures: Capture[] = []
  for await (const { capture } of openCaptures(paths, shell, { format })) {
    if (capture === null) continue
    const entries: CaptureEntry[] = []
    for await (const some of capture.entries) entries.push(...some)
    captures.push({ file: capture.file, format: capture.format, entries, leftOut: capture.leftOut })
  }
  return captures
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]()
  for (;;) {
    const next = await unlessAborted(pieces.next(), signal)
    if (next.done === true) break
    onBytes(next.value.length)
    yield next.value
  }
  if (!signal.aborted) return
  void pieces.return?.()
}

/** Nobody waits for a standard input that says nothing more. A race of promises would keep every piece until the end. */
function unlessAborted(
  next: Promise<IteratorResult<Uint8Array>>,
  signal: AbortSignal,
): Promise<IteratorResult<Uint8Array>> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve({ done: true, value: undefined })
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    next.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function requireFormat(format: string | undefined): void {
  if (format === undefined || readers.some((reader) => reader.format === format)) return
  throw new UsageError(
    'unknown-format',
    `Cannot read captures as "${format}": there is no such format.`,
    didYouMean(
      format,
      readers.map((reader) => reader.format),
      '`hookproof validate --help` lists them.',
    ),
  )
}

function unknownFormat(name: string, isEmpty: boolean): UsageError {
  return new UsageError(
    'unknown-format',
    `Cannot read ${name}: ${isEmpty ? 'it is empty' : 'it is no capture in a known format'}.`,
    isEmpty
      ? 'Capture something first.'
      : '`hookproof validate --help` lists the formats; say which it is with --format.',
  )
}

async function isDirectory(path: string, workingDirectory: string): Promise<boolean> {
  try {
    return (await stat(resolve(workingDirectory, path))).isDirectory()
  } catch (cause) {
    throw cannotRead(path, cause)
  }
}

/** Without what is hidden or installed; sorted, so that reports are the same everywhere. */
async function filesBelow(folder: string, workingDirectory: string): Promise<readonly string[]> {
  const root = resolve(workingDirectory, folder)
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|[\\/])(\.|node_modules([\\/]|$))/.test(path))
    .sort()
    .map((path) => join(folder, path))
}

async function* bytesOf(path: string, workingDirectory: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(resolve(workingDirectory, path), { highWaterMark: 256 * 1024 })
  } catch (cause) {
    throw cannotRead(path, cause)
  }
}

function cannotRead(path: string, cause: unknown): UsageError | RunError {
  const { code } = cause as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? new UsageError(
        'missing-file',
        `Cannot read ${path}: there is no such file or folder.`,
        'Correct the path, or use - for the standard input.',
      )
    : new RunError(
        'unreadable-file',
        `Cannot read ${path}: ${(cause as Error).message}.`,
        'Make it readable.',
        cause,
      )
}
