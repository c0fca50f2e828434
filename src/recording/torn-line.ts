import type { FileHandle } from 'node:fs/promises'

/** A last line without its line break. */
export interface TornLine {
  /** From 1. */
  readonly line: number
  /** Bytes of it. */
  readonly length: number
  /** `all` where only the line break is missing; `nothing` where it is a lone brace. */
  readonly holds: 'all' | 'a part' | 'nothing'
}

const chunkBytes = 65_536
const lineBreak = 0x0a

/** The last line of a file where it does not end in a line break; `null` where it does, or there is none. */
export async function tornLine(file: FileHandle): Promise<TornLine | null> {
  const { size } = await file.stat()
  if (size === 0) return null
  const last = await bytesAt(file, size - 1, 1)
  if (last[0] === lineBreak) return null
  let lines = 0
  let start = 0
  for (let at = 0; at < size; at += chunkBytes) {
    const chunk = await bytesAt(file, at, Math.min(chunkBytes, size - at))
    for (let found = chunk.indexOf(lineBreak); found !== -1; found = chunk.indexOf(lineBreak, found + 1)) {
      lines += 1
      start = at + found + 1
    }
  }
  const text = (await bytesAt(file, start, size - start)).toString('utf8')
  return { line: lines + 1, length: size - start, holds: contents(text) }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function contents(text: string): TornLine['holds'] {
  if (text === '{') return 'nothing'
  try {
    JSON.parse(text)
    return 'all'
  } catch {
    return 'a part'
  }
}
