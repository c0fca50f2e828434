import { broken } from './broken.ts'
import { decodeText, isUtf16 } from './bytes.ts'
import type { Capture, CaptureReader, Place } from './capture.ts'
import { jsonPieces } from './json-pieces.ts'
import { isMostlyDeliveries } from './ndjson-beginning.ts'
import { ndjsonEntry, notText } from './ndjson-entry.ts'
import { ndjsonLines } from './ndjson-lines.ts'
import { positionsIn } from './position.ts'

/**
 * Our own format: one JSON object per line,
 * `{"receivedAt", "method", "url", "headers": [[name, value], …] or {name: value}, "body": text or "bodyBase64"}`.
 *
 * Only `headers` and one body are required. One object spread over several lines, or an array of objects, is read
 * too: that is what remains when somebody formats the file. `"redacted": true` says that something in the body was
 * replaced when it was recorded.
 */
export const ndjson: CaptureReader = {
  format: 'ndjson',
  writtenBy: 'receivers that log what they got, one JSON object per line',
  recognises: (text) => /^\s*(\{|\[\s*\{)/.test(text) || isMostlyDeliveries(text),
  read(bytes, file): Capture {
    const { text, faithful } = decodeText(bytes)
    if (!isFormatted(text)) {
      const stream = ndjsonLines(file)
      const entries = [...stream.push(isUtf16(bytes) ? Buffer.from(text) : bytes), ...stream.end()]
      return { file, format: 'ndjson', entries, leftOut: 0 }
    }
    const find = positionsIn(text)
    const entries = jsonPieces(text).map((piece, index) => {
      const place: Place = { file, entry: index + 1, ...find(piece.offset) }
      if (!faithful && piece.source.includes('\uFFFD')) return broken(place, notText)
      return ndjsonEntry(place, piece, find)
    })
    return { file, format: 'ndjson', entries, leftOut: 0 }
  },
  stream: (file, beginning) => {
    const { text } = decodeText(beginning)
    return isFormatted(text) || isUtf16(beginning) ? undefined : ndjsonLines(file)
  },
  isByLine: true,
}

/** Whether it is one value, spread over lines, instead of one per line. Lines of a log may begin with a time in brackets. */
function isFormatted(text: string): boolean {
  return /^\s*(\{\s*[\r\n]|\[\s*([{\]]|$))/.test(text)
}
