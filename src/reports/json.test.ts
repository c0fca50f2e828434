import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { failure, mixed, report, result } from '../../test/example-reports.ts'
import type { Report } from '../model/index.ts'
import { json } from './json.ts'

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'))
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)

test.each([
  ['some of everything', mixed],
  ['nothing', report([])],
  ['a pass', report([result('signatures/accepts-genuine')])],
  [
    'an interruption',
    report([], { interrupted: true, staleKnownFailures: ['a/*'], verdict: 'inconclusive' }),
  ],
  ['connections without an answer', report([failure('a/b', silent())])],
])('writes a report of %s that fits its schema', (_, given) => {
  expect(written(given)).toEqual([])
})

test.each<[string, (report: { checks: readonly [object] }) => void]>([
  ['another format', (given) => Object.assign(given, { format: 'hookproof-report/2' })],
  ['an unknown member', (given) => Object.assign(given, { extra: 1 })],
  ['an unknown member of a check', ({ checks }) => Object.assign(checks[0], { extra: 1 })],
  ['an unknown verdict', ({ checks }) => Object.assign(checks[0], { verdict: 'ok' })],
  ['a missing count', (given) => Object.assign(given, { counts: { pass: 1 } })],
  ['a check id with a space', ({ checks }) => Object.assign(checks[0], { id: 'a b' })],
])('has a schema that refuses %s', (_, spoil) => {
  const given = JSON.parse(json().render(mixed))
  spoil(given)
  expect(validate(given)).toBe(false)
})

test('keeps everything but the terms of the transcript', () => {
  const read = JSON.parse(json().render(mixed))
  const [, failed] = mixed.checks
  const { terms: _terms, ...transcript } = failed?.counterexample?.transcript ?? ({} as never)
  const expected = structuredClone(mixed) as unknown as { checks: { counterexample: unknown }[] }
  expected.checks[1] = { ...failed, counterexample: { ...failed?.counterexample, transcript } }
  expect(read).toEqual(expected)
})

function written(given: Report): unknown {
  validate(JSON.parse(json().render(given)))
  return validate.errors ?? []
}

function silent(): Pick<Report['checks'][number], 'counterexample'> {
  const { counterexample } = failure('a/b')
  if (counterexample === null) throw new Error('the example has a counterexample')
  const { transcript } = counterexample
  const attempts = (['refused', 'closed', 'timeout', 'aborted'] as const).map((kind) => ({
    ...(transcript.actual.attempts[0] as never as object),
    answer: { kind, detail: 'because', elapsedMs: 1.5 },
  })) as unknown as typeof transcript.actual.attempts
  const world = { attempts, entities: [{}] }
  return {
    counterexample: {
      ...counterexample,
      curl: null,
      transcript: { ...transcript, actual: world, ideal: world },
    },
  }
}
