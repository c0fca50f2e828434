import { expectation } from '../schemas/expectation.ts'

/** An error as ajv writes it. */
export interface ValidationError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** One mismatch between a payload and its schema, without anything that was sent but names of fields. */
export interface PayloadProblem {
  /** JSON Pointer into the payload. */
  readonly pointer: string
  /** For example `string in the format date-time`. */
  readonly expected: string
}

/** So many are told. */
const most = 20

const choices = ['anyOf', 'oneOf', 'if']

/** Problems in human words, one for each position: what alternatives expect there stands in one line. */
export function problemsOf(errors: readonly ValidationError[]): readonly PayloadProblem[] {
  const told = new Map<string, Set<string>>()
  const plain = errors.filter(({ keyword }) => !choices.includes(keyword))
  for (const error of plain.length > 0 ? plain : errors) {
    const pointer = pointerOf(error)
    const expected = told.get(pointer) ?? new Set()
    told.set(pointer, expected.add(wordsOf(error)))
  }
  return [...told]
    .slice(0, most)
    .map(([pointer, expected]) => ({ pointer, expected: [...expected].join(' or ') }))
}

function pointerOf({ instancePath, params }: ValidationError): string {
  const below = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty
  if (typeof below !== 'string') return instancePath
  return `${instancePath}/${below.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function wordsOf({ keyword, params }: ValidationError): string {
  if (typeof params.missingProperty === 'string') return 'a value (required)'
  if (choices.includes(keyword)) return 'one of the alternatives'
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return 'no such property'
  return expectation(keyword, params) ?? `a value that passes ${keyword}`
}
