import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../model/index.ts'
import { createRereader } from './reader.ts'
import { commonLength, recordEnds } from './record-ends.ts'

/** A reader of JSON, or of NDJSON, that comes a few bytes at a time. */
const open = (): ((text: string) => Promise<readonly Json[]>) => {
  const reread = createRereader((text) => {
    try {
      const value = JSON.parse(text === '' ? '[]' : text) as Json
      return Array.isArray(value) ? value : [value]
    } catch {
      return text.split('\n').map((line) => JSON.parse(line) as Json)
    }
  })
  let records: readonly Json[] = []
  return async (text) => {
    const { kept, added } = await reread(inPieces(text))
    expect(kept).toBeLessThanOrEqual(records.length)
    records = [...records.slice(0, kept), ...added]
    return records
  }
}

async function* inPieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
}

const record = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.record({ id: fc.nat(99), text: fc.string() }))
const spaced = fc.constantFrom('', ' ', '\n')

test('reads every text as if it were the first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.array(record, { maxLength: 4 }), fc.array(record, { maxLength: 3 }), spaced), {
        minLength: 2,
        maxLength: 5,
      }),
      fc.array(record, { maxLength: 4 }),
      async (readings, common) => {
        const values = readings.map(([own, more]) => [...common, ...own, ...more])
        const texts = readings.map(
          ([, , gap], index) =>
            `[${gap}${(values[index] ?? []).map((one) => JSON.stringify(one)).join(`${gap},${gap}`)}${gap}]`,
        )
        const read = open()
        for (const [index, value] of values.entries())
          expect(await read(texts[index] ?? '')).toEqual(JSON.parse(JSON.stringify(value)))
      },
    ),
  )
})

test('keeps the records before the first difference', async () => {
  const read = open()
  const [first, second] = await read('[{"a":1},{"a":2},{"a":3}]')
  const again = await read('[{"a":1},{"a":2},{"a":4},{"a":5}]')
  expect(again[0]).toBe(first)
  expect(again[1]).toBe(second)
  expect(again.slice(2)).toEqual([{ a: 4 }, { a: 5 }])
  const cut = await read('[{"a":1}]')
  expect(cut).toEqual([{ a: 1 }])
  expect(cut[0]).toBe(first)
})

test.each([
  [
    ['[1]', '[12]', '[1,2]'],
    [[1], [12], [1, 2]],
  ],
  [
    ['[1,2]\n[3]', '[1,2]\n[3]\n[4]'],
    [
      [[1, 2], [3]],
      [[1, 2], [3], [4]],
    ],
  ],
  [
    ['{"a":1}', '{"a":1}\n{"a":2}'],
    [[{ a: 1 }], [{ a: 1 }, { a: 2 }]],
  ],
  [
    ['[ ]', '[ 1 ]', ''],
    [[], [1], []],
  ],
])('reads %j as it stands', async (texts, values) => {
  const read = open()
  for (const [index, text] of texts.entries()) expect(await read(text)).toEqual(values[index])
})

test('begins anew after what it could not read', async () => {
  const read = open()
  const [first] = await read('[{"a":1},{"a":2}]')
  await expect(read('[{"a":1},{"a":')).rejects.toThrow('JSON')
  const again = await read('[{"a":1}]')
  expect(again).toEqual([{ a: 1 }])
  expect(again[0]).not.toBe(first)
})

test('finds where records end', () => {
  const ends = (text: string, from?: number): readonly number[] => recordEnds(Buffer.from(text), from)
  expect(ends('[{"a":"},]"},[1,2]]')).toEqual([12, 18])
  expect(ends('["\\\\",1] \n')).toEqual([5, 7])
  for (const text of ['', '{}', '[1] 2', '[1', '[1]\n[2]']) expect(ends(text)).toEqual([])
  expect(ends('[1,23]', 3)).toEqual([5])
})

test('measures what texts share', () => {
  const bytes = fc.uint8Array({ maxLength: 9 })
  fc.assert(
    fc.property(bytes, bytes, bytes, (head, one, other) => {
      const [left, right] = [Buffer.concat([head, one]), Buffer.concat([head, other])]
      const length = commonLength(left, right)
      expect(left.subarray(0, length)).toEqual(right.subarray(0, length))
      expect(length).toBeGreaterThanOrEqual(head.length)
      if (length < left.length) expect(left[length]).not.toBe(right[length])
    }),
  )
})
