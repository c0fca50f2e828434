import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { type Capture, readCapture, readers } from '../../captures/index.ts'
import { didYouMean } from '../../config/index.ts'
import { RunError, UsageError } from '../../model/index.ts'
import type { Shell } from '../shell.ts'
import { readNeighbour } from './read-neighbour.ts'

/** Captures in the order in which they were asked for, and the files of folders that are none. */
export interface ReadCaptures {
  readonly captures: readonly Capture[]
  readonly otherFiles: readonly string[]
}

/** Reads files, folders with all that is below them, and `-`, the standard input. */
export async function readCaptures(
  paths: readonly string[],
  format: string | undefined,
  shell: Pick<Shell, 'stdin' | 'workingDirectory'>,
): Promise<ReadCaptures> {
  requireFormat(format)
  const captures: Capture[] = []
  const otherFiles: string[] = []
  const found = new Set<Capture>()
  const parts = new Set<string>()
  const pathOf = (file: string): string => resolve(shell.workingDirectory, file)
  for (const path of paths) {
    const isFolder = path !== '-' && (await isDirectory(path, shell.workingDirectory))
    const files = isFolder ? await filesBelow(path, shell.workingDirectory) : [path]
    for (const file of files) {
      const bytes = file === '-' ? await drain(shell.stdin) : await read(file, shell.workingDirectory)
      const neighbour = file === '-' ? undefined : readNeighbour(pathOf(file), (part) => parts.add(part))
      const name = file === '-' ? 'standard input' : file
      const capture = readCapture(readers, bytes, name, format, neighbour)
      if (capture !== null) captures.push(capture)
      if (capture !== null && isFolder) found.add(capture)
      if (capture === null && isFolder) otherFiles.push(file)
      if (capture === null && !isFolder) throw unknownFormat(file, bytes.length)
    }
  }
  // The body that one file of a folder names is not another capture.
  const isPart = (capture: Capture): boolean => found.has(capture) && parts.has(pathOf(capture.file))
  return {
    captures: captures.filter((capture) => !isPart(capture)),
    otherFiles: otherFiles.filter((file) => !parts.has(pathOf(file))),
  }
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

function unknownFormat(file: string, length: number): UsageError {
  const name = file === '-' ? 'standard input' : file
  return new UsageError(
    'unknown-format',
    `Cannot read ${name}: ${length === 0 ? 'it is empty' : 'it is no capture in a known format'}.`,
    '`hookproof validate --help` lists the formats; say which it is with --format.',
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

async function read(path: string, workingDirectory: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(workingDirectory, path))
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

async function drain(stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}
