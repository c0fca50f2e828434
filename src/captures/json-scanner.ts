import type { Position } from './position.ts'

/** One item of the list that a scanner looks for: its bytes, and where it begins. */
export interface ScannedItem {
  readonly bytes: Uint8Array
  readonly start: Position
}

/** How a document ended, or where it stopped being JSON. */
export interface ScannedEnd {
  readonly state: 'whole' | 'cut-off' | 'bad-json'
  readonly at: Position
  /** Whether the list was found. */
  readonly hasList: boolean
}

/**
 * Finds the items of one list in a document of JSON without keeping the document. It looks at nothing but what shows
 * where items begin and end: each item has yet to be parsed, and what stands beside the list is not looked into.
 */
export interface JsonScanner {
  push(piece: Uint8Array): readonly ScannedItem[]
  end(): ScannedEnd
}

const lineFeed = 0x0a
const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/**
 * Creates a scanner.
 *
 * @param path Names of the members that lead to the list.
 */
export function createJsonScanner(path: readonly string[]): JsonScanner {
  const names = path.map((name) => JSON.stringify(name).slice(1, -1))
  const longestName = Math.max(...names.map((name) => name.length))
  let depth = 0
  /** How many names of the path lead to the innermost container that is on it. */
  let along = 0
  let isInText = false
  let isEscaped = false
  /** The text read last, where it may be a name of the path. */
  let text = ''
  let name = ''
  let hasList = false
  let hasRoot = false
  let isAfterComma = false
  let bad: Position | undefined
  let line = 1
  let column = 1
  let start: Position | undefined
  let kept: Uint8Array[] = []

  const isOnPath = (): boolean => depth === along + 1
  const isInList = (): boolean => along === names.length && isOnPath()

  /** What a byte means outside of texts. */
  const step = (byte: number): void => {
    if (byte === openBrace || byte === openBracket) {
      const isList = along + 1 === names.length
      const leads = isOnPath() && name === names[along] && (byte === openBracket) === isList
      if (leads && !(isList && hasList)) along += 1
      if (leads && isList) hasList = true
      depth += 1
      name = ''
    } else if (byte === closeBrace || byte === closeBracket) {
      if (isOnPath() && along > 0) along -= 1
      depth -= 1
      name = ''
    } else if (byte === quote) {
      isInText = true
      text = ''
    } else if (byte === colon) {
      name = text
    } else if (byte === comma) {
      name = ''
    }
  }

  const push: JsonScanner['push'] = (piece) => {
    const items: ScannedItem[] = []
    /** Where the part of the item under way begins in this piece. */
    let from = 0
    const finish = (to: number): void => {
      if (start === undefined) return
      items.push({ bytes: Buffer.concat([...kept, piece.subarray(from, to)]), start })
      kept = []
      start = undefined
    }
    for (let at = 0; at < piece.length && bad === undefined; at++) {
      const byte = piece[at] as number
      // A byte order mark is no part of the document.
      if (!hasRoot && byte >= 0x80) continue
      if (isInText) {
        if (isEscaped) isEscaped = false
        else if (byte === backslash) isEscaped = true
        else if (byte === quote) isInText = false
        if (isInText && isOnPath() && text.length <= longestName) text += String.fromCharCode(byte)
      } else if (!isSpace(byte)) {
        if (isInList() && (byte === comma || byte === closeBracket)) {
          if (start === undefined && (byte === comma || isAfterComma)) bad = { line, column }
          finish(at)
          isAfterComma = byte === comma
        } else if (isInList() && start === undefined) {
          start = { line, column }
          from = at
        } else if (depth === 0) {
          if (hasRoot) bad = { line, column }
          hasRoot = true
        }
        step(byte)
      }
      if (byte === lineFeed) {
        line += 1
        column = 1
      } else if (byte < 0x80 || byte >= 0xc0) {
        column += byte >= 0xf0 ? 2 : 1
      }
    }
    if (start !== undefined) kept.push(piece.slice(from))
    return items
  }
  return {
    push,
    end: () => {
      const state = bad !== undefined ? 'bad-json' : depth === 0 && hasRoot ? 'whole' : 'cut-off'
      return { state, at: bad ?? { line, column }, hasList }
    },
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === lineFeed || byte === 0x0d || byte === 0x09
}
