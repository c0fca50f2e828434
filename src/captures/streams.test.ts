import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archive, read } from '../../test/capture-texts.ts'
import type { Capture, CaptureReader } from './capture.ts'
import { readers } from './index.ts'

const streaming = readers.filter((reader) => reader.stream !== undefined)

/** Reads bytes piece by piece. */
function stream(reader: CaptureReader, bytes: Uint8Array, sizes: readonly number[]): Capture {
  const stream = reader.stream?.('a.capture', bytes.subarray(0, 200))
  if (stream === undefined) return reader.read(bytes, 'a.capture')
  const entries = []
  let from = 0
  for (const size of sizes) {
    entries.push(...stream.push(bytes.subarray(from, from + size)))
    from += size
  }
  entries.push(...stream.push(bytes.subarray(from)), ...stream.end())
  return { file: 'a.capture', format: reader.format, entries, leftOut: stream.leftOut }
}

/** What two readings have to agree on; of where a document is broken, only that it is. */
function told({ entries, leftOut }: Capture): unknown {
  return {
    leftOut,
    entries: entries.map((entry) => {
      if (entry.kind === 'broken') return [entry.place.entry, entry.code]
      const { place, body, bodyPlace, headers, fidelity, receivedAt } = entry
      return { place, body: Buffer.from(body).toString('hex'), bodyPlace, headers, fidelity, receivedAt }
    }),
  }
}

const sizes = fc.array(fc.nat({ max: 40 }), { maxLength: 20 })
const entry = fc.oneof(
  fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
  fc.constant(undefined),
)

/** A HAR with several entries, written in one of many ways. */
const archives = fc
  .record({
    bodies: fc.array(entry, { maxLength: 4 }),
    indent: fc.constantFrom(0, 2),
    before: fc.constantFrom({}, { log: 1 }, { other: { entries: [1] } }),
    mark: fc.constantFrom('', '\uFEFF'),
  })
  .map(({ bodies, indent, before, mark }) => {
    const entries = bodies.flatMap((postData) => {
      const method = postData === undefined ? 'GET' : 'POST'
      return (JSON.parse(archive(postData, { method })) as { log: { entries: unknown[] } }).log.entries
    })
    return (
      mark +
      JSON.stringify({ ...before, log: { pages: [{ entries: [{}] }], entries, after: ['}'] } }, null, indent)
    )
  })

const lines = fc
  .array(
    fc.oneof(
      fc.record({ headers: fc.constant([]), body: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
      fc.constant({ body: 'no headers' }),
    ),
    { maxLength: 5 },
  )
  .map((values) => values.map((value) => `${JSON.stringify(value)}\n`).join(''))

const written: Readonly<Record<string, fc.Arbitrary<string>>> = { har: archives, ndjson: lines }

describe.each(streaming.map((reader) => [reader.format, reader] as const))('%s', (format, reader) => {
  const text = written[format]
  if (text === undefined) throw new Error(`nothing writes ${format} here`)

  it('reads piece by piece what it reads at once', () => {
    fc.assert(
      fc.property(text, sizes, (given, cuts) => {
        const bytes = Buffer.from(given)
        expect(told(stream(reader, bytes, cuts))).toEqual(told(read(format, bytes)))
      }),
      { numRuns: 300 },
    )
  })

  it('says so when a file is cut off, and reads what precedes', () => {
    fc.assert(
      fc.property(text, fc.nat(), sizes, (given, at, cuts) => {
        const bytes = Buffer.from(given)
        const part = bytes.subarray(0, bytes.length === 0 ? 0 : at % bytes.length)
        const whole = stream(reader, bytes, cuts)
        const cut = stream(reader, part, cuts)
        const good = (one: Capture): Capture => ({
          ...one,
          entries: one.entries.filter(({ kind }) => kind === 'delivery'),
          leftOut: 0,
        })
        const { entries } = good(cut)
        const expected = { ...good(whole), entries: good(whole).entries.slice(0, entries.length) }
        expect(told(good(cut))).toEqual(told(expected))
        const isWhole = format === 'ndjson' || cut.entries.some(({ kind }) => kind === 'broken')
        expect(isWhole).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('survives anything', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc
        .string({
          unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', 'log', 'entries', ' ', '1'),
        })
        .map((one) => Buffer.from(one)),
    )
    fc.assert(
      fc.property(bytes, sizes, (given, cuts) => {
        for (const { place } of stream(reader, given, cuts).entries) {
          expect(place.line).toBeGreaterThan(0)
          expect(place.column).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })
})
