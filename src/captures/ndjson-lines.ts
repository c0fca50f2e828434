import { isUtf8 } from 'node:buffer'
import { broken, type Flaw } from './broken.ts'
import type { CaptureEntry, CaptureStream, Place } from './capture.ts'
import { jsonTree } from './json-tree.ts'
import { ndjsonEntry, notText } from './ndjson-entry.ts'
import { ndjsonLine } from './ndjson-line.ts'

/** So long a line is none of ours; more does not fit into a text. */
const longest = 256 * 1024 * 1024
const lineFeed = 0x0a
const openBrace = 0x7b

/** How many lines and entries precede a part of a file. */
export interface LinesBefore {
  readonly lines: number
  readonly entries: number
}

/** Reads our own format line by line. */
export function ndjsonLines(file: string, before: LinesBefore = { lines: 0, entries: 0 }): CaptureStream {
  /** The beginning of a line whose end has yet to come. */
  let open: Uint8Array[] = []
  let openLength = 0
  let entry = before.entries
  let line = before.lines

  const read = (bytes: Buffer, from: number, to: number): CaptureEntry | undefined => {
    line += 1
    const text = textOf(bytes, from, to)
    const start = text.charCodeAt(0) === openBrace ? 0 : text.search(/\S/)
    if (start < 0) return undefined
    entry += 1
    const place: Place = { file, entry, line, column: start + 1 }
    if (to - from > longest) return broken(place, tooLong)
    if (text.includes('\uFFFD') && !isUtf8(bytes.subarray(from, to))) return broken(place, notText)
    const source = start === 0 ? text : text.slice(start)
    const quick = ndjsonLine(place, source)
    if (quick !== undefined) return quick
    const piece = { offset: 0, source, tree: jsonTree(source) }
    return ndjsonEntry(place, piece, (offset) => ({ line, column: start + offset + 1 }))
  }

  const textOf = (bytes: Buffer, from: number, to: number): string => {
    const text = bytes.toString('utf8', from, Math.min(to, from + longest))
    return line === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text
  }

  /** Reads the open line, of which this is the end. */
  const finish = (last: Uint8Array): CaptureEntry | undefined => {
    const whole = Buffer.concat([...open, last])
    open = []
    openLength = 0
    return read(whole, 0, whole.length)
  }

  return {
    push: (piece) => {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length)
      const entries: CaptureEntry[] = []
      let from = 0
      for (let to = bytes.indexOf(lineFeed); to !== -1; to = bytes.indexOf(lineFeed, from)) {
        const found = open.length === 0 ? read(bytes, from, to) : finish(bytes.subarray(from, to))
        if (found !== undefined) entries.push(found)
        from = to + 1
      }
      // What is too long anyway is not kept.
      if (from < piece.length && openLength <= longest) open.push(piece.slice(from))
      openLength += piece.length - from
      return entries
    },
    end: () => {
      const found = open.length === 0 ? undefined : finish(new Uint8Array())
      return found === undefined ? [] : [found]
    },
    leftOut: 0,
  }
}

/** What stands before the next part of a file, after one that ends with a line. */
export function countLines(part: Uint8Array, before: LinesBefore): LinesBefore {
  let { lines, entries } = before
  let from = 0
  while (from < part.length) {
    const found = part.indexOf(lineFeed, from)
    const to = found === -1 ? part.length : found
    lines += 1
    if (hasText(part.subarray(from, to))) entries += 1
    from = to + 1
  }
  return { lines, entries }
}

function hasText(line: Uint8Array): boolean {
  const first = line.find((byte) => byte > 0x20)
  // Some spaces are not ASCII.
  if (first === undefined || first > 0x7f) return /\S/.test(Buffer.from(line).toString('utf8'))
  return true
}

const tooLong: Flaw = {
  code: 'too-long',
  found: 'its line has more than 256 MB',
  hint: 'Write one JSON object per line.',
}
