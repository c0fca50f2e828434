import { expect, test } from 'vitest'
import { timeUnitOf } from './time-unit.ts'

test.each<[readonly (string | number)[], string | null]>([
  [['1770112800', '1770112801'], 's'],
  [[1_770_112_800], 's'],
  [['1770112800.25'], 's'],
  [[1_770_112_800_123], 'ms'],
  [['2026-02-03T10:00:00Z'], 'iso'],
  [['2026-02-03T10:00:00.123Z', '2026-02-03T10:00:00Z'], 'iso-ms'],
  [['2026-02-03T10:00:00.123456+01:00'], 'iso-ns'],
  [['2026-02-03'], null],
  [['1770112800', '17'], null],
  [['1770112800', '1770112800123'], null],
  [['9999999999'], null],
  [['0012345678'], null],
  [['2026-13-03T10:00:00Z'], null],
  [['soon'], null],
  [[], null],
])('%j are in %s', (values, unit) => {
  expect(timeUnitOf(values)).toBe(unit)
})
