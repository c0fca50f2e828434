import type { BodyPlace } from './capture.ts'
import { type Position, positionsIn } from './position.ts'

/** Where an offset of a body's text stands in the file that holds it. */
export function filePosition(body: string, place: BodyPlace, offset: number): Position {
  if (place.form === 'json-string') {
    return { line: place.line, column: place.column + literalOffset(place.literal, offset) }
  }
  const within = positionsIn(body)(offset)
  return within.line === 1
    ? { line: place.line, column: place.column + offset }
    : { line: place.line + within.line - 1, column: within.column }
}

/** Walks a JSON string literal, quotes left out, until so many code units of its value are behind. */
function literalOffset(literal: string, units: number): number {
  let at = 0
  for (let done = 0; done < units && at < literal.length; done++) {
    if (literal[at] !== '\\') at += 1
    else at += literal[at + 1] === 'u' ? 6 : 2
  }
  return at
}
