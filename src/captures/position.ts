/** A line and a column, both from 1; columns count UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Finds lines and columns in one text; the text is scanned once, however many are asked for. */
export function positionsIn(text: string): (offset: number) => Position {
  const find = linesOf(text)
  return (offset) => {
    const { line, start } = find(offset)
    return { line, column: offset - start + 1 }
  }
}

/** The same for bytes, one character for each in `text`: what precedes in a line is read as UTF-8. */
export function positionsInBytes(text: string): (offset: number) => Position {
  const find = linesOf(text)
  // Lines may be as long as the file, and are mostly asked about from their beginning to their end.
  let last = { start: -1, offset: 0, column: 1 }
  return (offset) => {
    const { line, start } = find(offset)
    if (last.start !== start || offset < last.offset) last = { start, offset: start, column: 1 }
    const between = Buffer.from(text.slice(last.offset, offset), 'latin1').toString('utf8').length
    last = { start, offset, column: last.column + between }
    return { line, column: last.column }
  }
}

function linesOf(text: string): (offset: number) => { readonly line: number; readonly start: number } {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, start: starts[low] as number }
  }
}
