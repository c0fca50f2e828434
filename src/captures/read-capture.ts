import { decodeText } from './bytes.ts'
import type { Capture, CaptureReader, ReadNeighbour } from './capture.ts'

/**
 * Reads a file with the reader that recognises it, or with the one of `format`; `null` when none does.
 *
 * @param readers In order of preference.
 */
export function readCapture(
  readers: readonly CaptureReader[],
  bytes: Uint8Array,
  file: string,
  format?: string,
  neighbour?: ReadNeighbour,
): Capture | null {
  const beginning = decodeText(bytes.subarray(0, 65_536)).text
  const reader = readers.find((one) =>
    format === undefined ? one.recognises(beginning) : one.format === format,
  )
  return reader?.read(bytes, file, neighbour) ?? null
}
