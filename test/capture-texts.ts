import type { Capture, CapturedDelivery, ReadNeighbour } from '../src/captures/index.ts'
import { readers } from '../src/captures/index.ts'

/** Reads a text, or bytes, as one format, with the files beside it. */
export function read(format: string, text: string | Uint8Array, neighbour?: ReadNeighbour): Capture {
  const reader = readers.find((one) => one.format === format)
  if (reader === undefined) throw new Error(`no reader ${format}`)
  return reader.read(typeof text === 'string' ? Buffer.from(text) : text, 'a.capture', neighbour)
}

/** Reads bytes as what they are. */
export function readCapture(bytes: Uint8Array, file: string): Capture | undefined {
  const text = Buffer.from(bytes).toString('utf8')
  return readers.find((reader) => reader.recognises(text))?.read(bytes, file)
}

/** The entries that could be read. */
export function deliveries(capture: Capture): readonly CapturedDelivery[] {
  return capture.entries.filter((entry) => entry.kind === 'delivery')
}

/** A HAR with one entry. */
export function archive(postData: object | undefined, more: object = {}): string {
  const request = { method: 'POST', url: 'http://localhost/', headers: [], bodySize: -1, postData, ...more }
  return JSON.stringify({
    log: { version: '1.2', entries: [{ startedDateTime: '2026-02-03T10:00:00Z', request }] },
  })
}

/** Texts and bytes behind each other. */
export function concat(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => Buffer.from(part)))
}
