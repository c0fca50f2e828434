import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import {
  type Capture,
  type CaptureEntry,
  type OpenCapture,
  openCapture,
  readers,
  type UnreadFile,
} from '../../captures/index.ts'
import { didYouMean } from '../../config/index.ts'
import { RunError, UsageError } from '../../model/index.ts'
import type { Shell } from '../shell.ts'
import { mayBeCapture } from './may-be-capture.ts'
import { namedFiles } from './named-files.ts'
import { readNeighbour } from './read-neighbour.ts'

/** A file that was found; `capture` is null when it is none. */
export interface FoundFile {
  readonly name: string
  readonly capture: OpenCapture | null
  /** Where it should be one: why it is none. */
  readonly unread?: UnreadFile
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
 * Opens files, folders with all that is below them, and `-`, the standard input, one after the other, and each file
 * once. Once the user interrupts, they seem to end.
 */
export async function* openCaptures(
  paths: readonly string[],
  shell: Reader,
  { format, leaveOut = new Set(), onBytes = () => {} }: Reading = {},
): AsyncIterable<FoundFile> {
  requireFormat(format)
  // What is named itself is no mere part of a folder.
  const named = new Set(await Promise.all(paths.map((path) => identityOf(path, shell.workingDirectory))))
  const opened = new Set<string>()
  for (const path of paths) {
    const isFolder = path !== '-' && (await isDirectory(path, shell.workingDirectory))
    const files = isFolder ? await filesBelow(path, shell.workingDirectory) : [path]
    const parts = isFolder ? await namedFiles(files, format, shell.workingDirectory) : new Set()
    for (const file of files) {
      const absolute = resolve(shell.workingDirectory, file)
      if (isFolder && (parts.has(absolute) || leaveOut.has(absolute))) continue
      const identity = await identityOf(file, shell.workingDirectory)
      if (opened.has(identity) || (isFolder && named.has(identity))) continue
      opened.add(identity)
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
      // JSON of all kinds looks like our own format.
      const isOther = isFolder && format === undefined && capture?.format === 'ndjson' && capture.isDoubtful
      if (capture !== null && !isOther) yield { name, capture, size }
      else if (isFolder && !mayBeCapture(name)) yield { name, capture: null, size }
      else yield { name, capture: null, unread: unreadFile(name, read === 0), size }
    }
  }
}

/** Everything that captures hold, and the files that should be some and could not be read. */
export interface ReadCaptures {
  readonly captures: readonly Capture[]
  readonly unread: readonly UnreadFile[]
}

/**
 * Reads captures at once; other files of a folder are left out.
 *
 * @throws UsageError where no file could be read.
 */
export async function readCaptures(
  paths: readonly string[],
  format: string | undefined,
  shell: Reader,
): Promise<ReadCaptures> {
  const captures: Capture[] = []
  const unread: UnreadFile[] = []
  for await (const { capture, unread: reason } of openCaptures(paths, shell, { format })) {
    if (reason !== undefined) unread.push(reason)
    if (capture === null) continue
    const entries: CaptureEntry[] = []
    for await (const some of capture.entries) entries.push(...some)
    captures.push({ file: capture.file, format: capture.format, entries, leftOut: capture.leftOut })
  }
  if (captures.length === 0) requireReadable(unread)
  return { captures, unread }
}

/**
 * Of files of which none could be read.
 *
 * @throws UsageError about the first one.
 */
export function requireReadable([unread]: readonly UnreadFile[]): void {
  if (unread === undefined) return
  const { file, found, hint } = unread
  throw new UsageError('unknown-format', `Cannot read ${file}: ${found}.`, hint)
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

function unreadFile(file: string, isEmpty: boolean): UnreadFile {
  return isEmpty
    ? { file, found: 'it is empty', hint: 'Capture something first.' }
    : {
        file,
        found: 'it is no capture in a known format',
        hint: '`hookproof validate --help` lists the formats; say which it is with --format.',
      }
}

/** The same for all paths that lead to a file. What has none, a pipe, is what it is called. */
async function identityOf(path: string, workingDirectory: string): Promise<string> {
  const absolute = resolve(workingDirectory, path)
  return path === '-' ? path : realpath(absolute).catch(() => absolute)
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
