import { open, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type CaptureReader, readerOf, readers } from '../../captures/index.ts'
import { readNeighbour } from './read-neighbour.ts'

const beginningBytes = 65_536

/** The paths of bodies that captures of a folder name: they are parts of them, and no captures themselves. */
export async function namedFiles(
  files: readonly string[],
  format: string | undefined,
  workingDirectory: string,
): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  for (const file of files) {
    const path = resolve(workingDirectory, file)
    const reader = await namingReader(path, format)
    reader?.read(
      await readFile(path),
      file,
      readNeighbour(path, (part) => named.add(part)),
    )
  }
  return named
}

/** The reader of a file, if it is one whose files name others; what cannot be opened is told later. */
async function namingReader(path: string, format: string | undefined): Promise<CaptureReader | undefined> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginningBytes), 0, beginningBytes)
    const reader = readerOf(readers, buffer.subarray(0, bytesRead), format)
    return reader?.namesFiles === true ? reader : undefined
  } finally {
    await file.close()
  }
}
