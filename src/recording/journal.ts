import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { RunError, UsageError } from '../model/index.ts'
import { type TornLine, tornLine } from './torn-line.ts'

/** A file that only grows, line by line. */
export interface Journal {
  /** The last line that was there, where a crash cut it off; it is left as it is. */
  readonly torn: TornLine | null
  /** Resolves once the line is on the disk, and would survive a loss of power. */
  append(line: string): Promise<void>
  /** Resolves once everything is written. */
  close(): Promise<void>
}

interface Waiting {
  readonly line: string
  readonly written: () => void
  readonly failed: (error: unknown) => void
}

/**
 * Opens a journal, or makes one that nobody else may read: captures hold personal data. Lines that are appended at the
 * same time reach the disk together, because waiting for it is what takes time.
 *
 * @param shown The path as the user knows it.
 * @throws UsageError when the file cannot be written, or holds something else.
 */
export async function openJournal(path: string, shown: string = path): Promise<Journal> {
  const file = await openFile(path, shown)
  await requireCapture(file, shown)
  const torn = await tornLine(file)
  // A first line that is a lone brace would make the file look like one formatted object.
  if (torn?.holds === 'nothing') await file.truncate((await file.stat()).size - torn.length)
  let waiting: Waiting[] = []
  let writing: Promise<void> | undefined
  // What is torn is separated from what comes by the same write, so that no second crash can come between.
  let isTorn = torn !== null && torn.holds !== 'nothing'

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      try {
        const text = group.map(({ line }) => line).join('')
        await write(file, Buffer.from(isTorn ? `\n${text}` : text))
        isTorn = false
        for (const { written } of group) written()
      } catch (error) {
        isTorn = true
        for (const { failed } of group) failed(cannotStore(shown, error))
      }
    }
    writing = undefined
  }

  return {
    torn: torn?.holds === 'a part' ? torn : null,
    append: (line) =>
      new Promise((written, failed) => {
        waiting.push({ line, written, failed })
        writing ??= flush()
      }),
    close: async () => {
      await writing
      await file.close()
    },
  }
}

async function write(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten
  await file.sync()
}

async function openFile(path: string, shown: string): Promise<FileHandle> {
  try {
    await makeFolder(dirname(path))
    const file = await open(path, 'a+', 0o600)
    await syncFolder(dirname(path))
    return file
  } catch (cause) {
    throw new UsageError(
      'unwritable-capture',
      `Cannot write ${shown}: ${(cause as Error).message.split('\n')[0]}.`,
      'Name a file that can be written with --out.',
      cause,
    )
  }
}

/**
 * Makes a folder and what is missing above it, from the top, each once. Node's own way never ends where a parent is there
 * and takes nothing, as below `/proc`.
 */
async function makeFolder(path: string): Promise<void> {
  const missing: string[] = []
  for (let at = path; !(await exists(at)); at = dirname(at)) {
    missing.unshift(at)
    if (dirname(at) === at) break
  }
  for (const folder of missing) {
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      // Somebody else may have been faster.
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
}

/** Nothing is appended to what somebody wrote for another purpose. */
async function requireCapture(file: FileHandle, path: string): Promise<void> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
  const beginning = buffer.subarray(0, bytesRead).toString('utf8').trimStart()
  if (beginning === '' || beginning === '{' || beginning.startsWith('{"')) return
  await file.close()
  throw new UsageError(
    'no-capture',
    `Cannot append to ${path}: there is something in it that is no capture in NDJSON.`,
    'Name another file with --out.',
  )
}

/** A new file is not safe before its folder is; there are systems that sync no folders, and need not. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    await folder.sync().finally(() => folder.close())
  } catch {
    // The file itself was opened: that is what has to succeed.
  }
}

function cannotStore(path: string, cause: unknown): RunError {
  return new RunError(
    'not-stored',
    `Cannot store a delivery in ${path}: ${(cause as Error).message.split('\n')[0]}.`,
    'It was not acknowledged, so the provider will send it again: make room, or choose another file.',
    cause,
  )
}
