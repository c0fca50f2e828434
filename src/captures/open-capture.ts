import { UsageError } from '../model/index.ts'
import { decodeText } from './bytes.ts'
import type { CaptureEntry, CaptureReader, CaptureStream, ReadNeighbour } from './capture.ts'

/** A capture whose format is known; its entries come some at a time. */
export interface OpenCapture {
  readonly file: string
  readonly format: string
  readonly entries: AsyncIterable<readonly CaptureEntry[]>
  /** Instead of the entries: parts that end with a line, for formats that can be read line by line. */
  readonly lines?: AsyncIterable<Uint8Array>
  /** Whether none of its entries has what makes a request: then it is perhaps something else. */
  readonly isDoubtful: boolean
  /** Requests that are no deliveries: a browser's GETs. Complete once all entries have come. */
  readonly leftOut: number
}

/** What is longer is read piece by piece, where its format allows it. */
const wholeBytes = 4 * 1024 * 1024
/** More does not fit into one text. */
const mostBytes = 400 * 1024 * 1024

/** What may be known beside the file itself. */
export interface OpenOptions {
  readonly format?: string | undefined
  readonly neighbour?: ReadNeighbour | undefined
}

/**
 * Opens a file with the reader that recognises it, or with the one of `format`; `null` when none does.
 *
 * @param readers In order of preference.
 * @throws UsageError for a file that is too large for its format.
 */
export async function openCapture(
  readers: readonly CaptureReader[],
  source: AsyncIterable<Uint8Array>,
  file: string,
  { format, neighbour }: OpenOptions = {},
): Promise<OpenCapture | null> {
  const pieces = source[Symbol.asyncIterator]()
  const start = await collect(pieces, wholeBytes)
  const reader = readerOf(readers, start.bytes, format)
  if (reader === undefined) {
    await pieces.return?.()
    return null
  }
  const stream = start.isWhole ? undefined : reader.stream?.(file, start.bytes)
  if (stream !== undefined) {
    const streaming = { file, format: reader.format, start: start.bytes, pieces }
    const opened = streamed(stream, streaming)
    return reader.isByLine === true ? { ...opened, leftOut: 0, lines: wholeLines(streaming) } : opened
  }
  const rest = start.isWhole ? start : await collect(pieces, mostBytes - start.bytes.length)
  if (!rest.isWhole) {
    await pieces.return?.()
    throw tooLarge(file, reader)
  }
  const bytes = start.isWhole ? start.bytes : Buffer.concat([start.bytes, rest.bytes])
  const { entries, leftOut } = reader.read(bytes, file, neighbour)
  const isDoubtful =
    leftOut === 0 && entries.every((one) => one.kind === 'broken' && one.code === 'no-headers')
  return { file, format: reader.format, entries: once(entries), isDoubtful, leftOut }
}

interface Streaming extends Pick<OpenCapture, 'file' | 'format'> {
  readonly start: Uint8Array
  readonly pieces: AsyncIterator<Uint8Array>
}

function streamed(stream: CaptureStream, { file, format, start, pieces }: Streaming): OpenCapture {
  async function* entries(): AsyncIterable<readonly CaptureEntry[]> {
    try {
      for (const piece of slices(start)) yield stream.push(piece)
      for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
        for (const piece of slices(next.value)) yield stream.push(piece)
      }
      yield stream.end()
    } finally {
      await pieces.return?.()
    }
  }
  return {
    file,
    format,
    entries: entries(),
    isDoubtful: false,
    get leftOut() {
      return stream.leftOut
    },
  }
}

/** The same bytes, cut behind lines. */
async function* wholeLines({ start, pieces }: Streaming): AsyncIterable<Uint8Array> {
  let open: Uint8Array[] = []
  const cut = function* (piece: Uint8Array): Iterable<Uint8Array> {
    const last = piece.lastIndexOf(0x0a)
    if (last === -1) {
      open.push(piece.slice())
      return
    }
    yield Buffer.concat([...open, piece.subarray(0, last + 1)])
    open = last + 1 < piece.length ? [piece.slice(last + 1)] : []
  }
  try {
    for (const piece of slices(start)) yield* cut(piece)
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
      for (const piece of slices(next.value)) yield* cut(piece)
    }
    if (open.length > 0) yield Buffer.concat(open)
  } finally {
    await pieces.return?.()
  }
}

const sliceBytes = 128 * 1024

/** Small pieces, so that what they become is let go of before there is much of it. */
function* slices(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += sliceBytes) yield bytes.subarray(at, at + sliceBytes)
}

async function* once(entries: readonly CaptureEntry[]): AsyncIterable<readonly CaptureEntry[]> {
  yield entries
}

/** Up to so many bytes and a piece; whole when nothing follows. */
async function collect(
  pieces: AsyncIterator<Uint8Array>,
  most: number,
): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  const collected: Uint8Array[] = []
  let length = 0
  while (length < most) {
    const next = await pieces.next()
    if (next.done === true) return { bytes: Buffer.concat(collected), isWhole: true }
    collected.push(next.value)
    length += next.value.length
  }
  return { bytes: Buffer.concat(collected), isWhole: false }
}

function tooLarge(file: string, { format, stream }: CaptureReader): UsageError {
  const why =
    stream === undefined ? `${format} files are read at once` : `this form of ${format} is read at once`
  return new UsageError(
    'too-large',
    `Cannot read ${file}: it has more than 400 MB, and ${why}.`,
    'Split it, or convert it to one JSON object per line.',
  )
}

/** The reader that recognises a file by its beginning, or the one of `format`. */
export function readerOf(
  readers: readonly CaptureReader[],
  beginning: Uint8Array,
  format: string | undefined,
): CaptureReader | undefined {
  const { text } = decodeText(beginning.subarray(0, 65_536))
  return readers.find((one) => (format === undefined ? one.recognises(text) : one.format === format))
}
