import fc, { type Arbitrary } from 'fast-check'
import type { FormatTable } from './formats.ts'
import type { Style } from './style.ts'

const SECOND = 1000
const plainMoments = { min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }
const anyMoments = { min: Date.UTC(1970, 0, 1), max: Date.UTC(2099, 11, 31) }

/** Instants on which calendars stumble: leap days, ends of years, 2038, the hours when clocks change. */
const CORNERS: readonly string[] = [
  '1970-01-01T00:00:00Z',
  '2024-02-29T12:00:00Z',
  '2025-12-31T23:59:59Z',
  '2026-01-01T00:00:00Z',
  '2026-03-29T01:30:00Z',
  '2026-10-25T01:30:00Z',
  '2038-01-19T03:14:08Z',
  '2000-02-29T00:00:00.000Z',
  '2026-06-30T10:00:00.123456Z',
  '2026-06-30T10:00:00+02:00',
  '2026-06-30T10:00:00.5-08:00',
  '2026-06-30T23:30:00+14:00',
]

/** To the second, in UTC, without a fraction. */
function moment(range: { readonly min: number; readonly max: number }): Arbitrary<string> {
  const seconds = fc.integer({ min: range.min / SECOND, max: range.max / SECOND })
  return seconds.map((second) => new Date(second * SECOND).toISOString().replace('.000Z', 'Z'))
}

const tail: Arbitrary<string> = fc.constantFrom(
  'Z',
  '.000Z',
  '.120Z',
  '.123456Z',
  '+00:00',
  '+02:00',
  '-07:00',
  '+05:30',
)

const dateTimes = {
  plain: moment(plainMoments),
  any: fc.oneof(
    { weight: 3, arbitrary: fc.tuple(moment(anyMoments), tail).map(([at, end]) => at.replace('Z', end)) },
    { weight: 2, arbitrary: moment(plainMoments) },
    { weight: 1, arbitrary: fc.constantFrom(...CORNERS) },
  ),
}

const dateTime = (style: Style): Arbitrary<string> => dateTimes[style]
const time = (style: Style): Arbitrary<string> => dateTimes[style].map((at) => at.slice(at.indexOf('T') + 1))

const durations = {
  plain: fc.constantFrom('P1D', 'P7D', 'PT30M', 'PT1H', 'PT8H', 'PT1H30M'),
  any: fc.constantFrom('P1D', 'PT0S', 'P3W', 'P1Y2M3DT4H5M6S', 'PT36H', 'P0D', 'PT1H30M', 'P1M'),
}

/** Formats about time; near constant dates, because drawing may not look at a clock. */
export const dateFormats: FormatTable = {
  'date-time': dateTime,
  'iso-date-time': dateTime,
  date: (style) => dateTimes[style].map((at) => at.slice(0, 10)),
  time,
  'iso-time': time,
  duration: (style) => durations[style],
}
