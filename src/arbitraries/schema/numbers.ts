import fc, { type Arbitrary } from 'fast-check'
import { type Atom, numberIn } from './place.ts'
import type { Style } from './style.ts'

/** What the keywords of a place say about its numbers. Both ends included unless they are in `excluded`. */
export interface NumberRange {
  readonly min: number
  readonly max: number
  readonly excluded: readonly number[]
  readonly multiples: readonly number[]
  readonly isInteger: boolean
}

const SAFE = Number.MAX_SAFE_INTEGER
/** Numbers that have broken programs, and that survive JSON in every language. */
const CORNERS: readonly number[] = [
  0,
  1,
  -1,
  2,
  9.99,
  0.1,
  0.3,
  -0.5,
  1e-7,
  1.5,
  255,
  256,
  65536,
  2147483647,
  2147483648,
  -2147483648,
  4294967296,
  123456789.125,
  1e15,
  SAFE,
  -SAFE,
  1e21,
  99999999.99,
]
/** Decimal places to try: the first grid that has a point in the range is taken. */
const PLACES: readonly number[] = [0, 1, 2, 3, 6, 9, 12, 15]

/** Reads the range that several places allow together. */
export function numberRange(atoms: readonly Atom[], isInteger: boolean): NumberRange {
  const all = (keyword: string): readonly number[] => atoms.flatMap((atom) => numberIn(atom, keyword) ?? [])
  const formats = atoms.map((atom) => atom.schema.format)
  const isInt32 = formats.includes('int32')
  const above = all('exclusiveMinimum')
  const below = all('exclusiveMaximum')
  return {
    min: Math.max(Number.NEGATIVE_INFINITY, ...all('minimum'), ...above, ...(isInt32 ? [-(2 ** 31)] : [])),
    max: Math.min(Number.POSITIVE_INFINITY, ...all('maximum'), ...below, ...(isInt32 ? [2 ** 31 - 1] : [])),
    excluded: [...above, ...below],
    multiples: all('multipleOf'),
    isInteger: isInteger || isInt32 || formats.includes('int64'),
  }
}

/** Whether a number lies in a range. */
function isWithin(value: number, range: NumberRange): boolean {
  return (
    value >= range.min &&
    value <= range.max &&
    !range.excluded.some((end) => (end === range.min || end === range.max) && end === value) &&
    (!range.isInteger || Number.isInteger(value)) &&
    range.multiples.every((multiple) => isMultiple(value, multiple))
  )
}

/** As validators see it: by plain division, whatever the rounding. */
function isMultiple(value: number, multiple: number): boolean {
  const quotient = value / multiple
  return Number.isInteger(quotient) && Math.abs(quotient) < 1e21
}

/** Whether a range has any number in it that can be drawn. */
export function hasNumbers(range: NumberRange): boolean {
  return grids(range, 'any').length > 0
}

/** Numbers of a range. The caller makes sure that there are some. */
export function numbers(range: NumberRange, style: Style): Arbitrary<number> {
  const drawn = grids(range, style)
  const [first = fc.constant(0)] = drawn
  if (style === 'plain') return drawn.length > 1 ? fc.oneof(...drawn) : first
  const corners = [...CORNERS, range.min, range.max].filter(
    (one) => Number.isFinite(one) && isWithin(one, range),
  )
  const [small] = grids(range, 'plain')
  return fc.oneof(
    ...drawn,
    ...(small === undefined ? [] : [small]),
    ...(corners.length === 0 ? [] : [fc.constantFrom(...new Set(corners.map((one) => one + 0)))]),
  )
}

/** Arbitraries over ever finer decimals; in plain style no finer than two places, if that suffices. */
function grids(range: NumberRange, style: Style): readonly Arbitrary<number>[] {
  const found: Arbitrary<number>[] = []
  for (const places of range.isInteger ? [0] : PLACES) {
    const isEnough = found.length > 0 && places > (style === 'plain' ? 2 : 6)
    const grid = isEnough ? undefined : onGrid(range, places, style)
    if (grid !== undefined) found.push(grid)
  }
  return found
}

/** Numbers with so many decimals, or multiples of the coarsest `multipleOf`. */
function onGrid(range: NumberRange, places: number, style: Style): Arbitrary<number> | undefined {
  const step = Math.max(...range.multiples, 0)
  const scale = 10 ** places
  const value = (index: number): number => {
    if (step === 0) return index / scale
    // Multiplying 0.1 by 3 gives 0.30000000000000004: the nearest decimal is meant.
    return Number((index * step).toPrecision(15))
  }
  const unit = step === 0 ? 1 / scale : step
  const bounds = indexBounds(range, unit, style)
  let { min, max } = bounds
  while (min <= max && min < bounds.min + 3 && !isWithin(value(min), range)) min += 1
  while (min <= max && max > bounds.max - 3 && !isWithin(value(max), range)) max -= 1
  if (range.multiples.length > 1) return searched(range, value, bounds)
  if (min > max) return undefined
  const drawn = fc.integer({ min, max }).map(value)
  return step === 0 ? drawn : drawn.filter((one) => isWithin(one, range))
}

/** Several `multipleOf`: the first common ones, near zero where that is possible. */
function searched(
  range: NumberRange,
  value: (index: number) => number,
  { min, max }: { readonly min: number; readonly max: number },
): Arbitrary<number> | undefined {
  const found: number[] = []
  const first = Math.max(min, Math.min(0, max - 10_000))
  for (let index = first; index <= max && index <= first + 10_000 && found.length < 20; index += 1) {
    if (isWithin(value(index), range)) found.push(value(index) + 0)
  }
  return found.length === 0 ? undefined : fc.constantFrom(...found)
}

function indexBounds(
  range: NumberRange,
  unit: number,
  style: Style,
): { readonly min: number; readonly max: number } {
  // Beyond fourteen digits the nearest double no longer has the decimals that are meant.
  const most = Number.isInteger(unit) ? Math.floor(SAFE / unit) : 1e14
  const limit = (end: number): number => Math.max(-most, Math.min(most, end)) + 0
  const whole = { min: limit(Math.ceil(range.min / unit)), max: limit(Math.floor(range.max / unit)) }
  if (style === 'any') return whole
  const near = { min: Math.ceil(1 / unit), max: Math.floor(1000 / unit) }
  const min = Math.max(whole.min, near.min)
  const max = Math.min(whole.max, near.max)
  if (min <= max) return { min, max }
  const span = Math.max(1, near.max)
  return whole.min > near.max
    ? { min: whole.min, max: Math.min(whole.max, whole.min + span) }
    : { min: Math.max(whole.min, whole.max - span), max: whole.max }
}
