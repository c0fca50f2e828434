import type { Json } from '../model/index.ts'
import { commonLength, isEnd, lastInk, recordEnds } from './record-ends.ts'
import { parseText, readBytes, type Source } from './source.ts'

/** How a reading differs from the one before it: so many records are the same, and these follow them. */
export interface Change {
  readonly kept: number
  readonly added: readonly Json[]
}

/** Reads a source again and again; see `createRereader`. */
export function createReader(source: Source, what: 'effects' | 'state'): () => Promise<Change> {
  const reread = createRereader((text) => parseText(source, what, text))
  return () => reread(readBytes(source, what))
}

/**
 * Parses one text after the other, all of them long and nearly the same. Logs grow and tables change at their end, so
 * only what follows the first difference is kept and parsed.
 *
 * @param parse Parses a whole text. What it throws is thrown, and so is what the pieces throw; the next text is read as
 * if it were the first.
 */
export function createRereader(
  parse: (text: string) => readonly Json[],
): (pieces: AsyncIterable<Uint8Array>) => Promise<Change> {
  let text = new GrowingText()
  /** Where each record ends in the text; nothing, where that is unknown. */
  let ends: number[] = []

  const reread = async (pieces: AsyncIterable<Uint8Array>): Promise<Change> => {
    const common = await text.replace(pieces)
    const { bytes } = text
    const kept = 1 + ends.findLastIndex((end) => end < common || (end === common && isEnd(bytes[end])))
    const from = ends[kept - 1]
    const tail = from === undefined ? [] : recordEnds(bytes, from + 1)
    if (from === undefined || (tail.length === 0 && from !== lastInk(bytes))) {
      const added = parse(decode(bytes))
      ends = [...recordEnds(bytes)]
      if (ends.length !== added.length) ends = []
      return { kept: 0, added }
    }
    const added = tail.length === 0 ? [] : parse(`[${decode(bytes.subarray(from + 1))}`)
    ends.splice(kept)
    for (const end of tail) ends.push(end)
    return { kept, added }
  }

  return async (pieces) => {
    try {
      return await reread(pieces)
    } catch (error) {
      text = new GrowingText()
      ends = []
      throw error
    }
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** A text that is overwritten from its first difference on: what stays the same costs nothing but a comparison. */
class GrowingText {
  #buffer = Buffer.alloc(0)
  #length = 0

  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length)
  }

  /** Becomes what the pieces hold, and returns how many bytes of it were there before. */
  async replace(pieces: AsyncIterable<Uint8Array>): Promise<number> {
    let at = 0
    let common: number | undefined
    for await (const piece of pieces) {
      if (common === undefined) {
        const same = commonLength(this.bytes.subarray(at), piece)
        if (same < piece.length) common = at + same
      }
      if (common !== undefined) this.#write(piece, at)
      at += piece.length
    }
    this.#length = at
    return common ?? at
  }

  #write(piece: Uint8Array, at: number): void {
    if (at + piece.length > this.#buffer.length) {
      const larger = Buffer.alloc(Math.ceil(1.25 * (at + piece.length)))
      this.#buffer.copy(larger)
      this.#buffer = larger
    }
    this.#buffer.set(piece, at)
    this.#length = Math.max(this.#length, at + piece.length)
  }
}
