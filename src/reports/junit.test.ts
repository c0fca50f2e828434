import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { failure, mixed, report, result, skipped } from '../../test/example-reports.ts'
import type { Report } from '../model/index.ts'
import { junit } from './junit.ts'

test('writes a suite per suite and a case per check, and the counts add up', () => {
  const { testsuites } = read(mixed)
  expect(testsuites).toMatchObject({
    name: 'hookproof',
    tests: '8',
    failures: '3',
    errors: '0',
    skipped: '3',
  })
  expect(
    testsuites.testsuite.map(({ name, tests, failures, skipped }) => [name, tests, failures, skipped]),
  ).toEqual([
    ['acme/signatures', '3', '1', '0'],
    ['acme/duplicates', '2', '0', '2'],
    ['acme/ordering', '1', '1', '0'],
    ['acme/timeouts', '1', '1', '0'],
    ['acme/recovery', '1', '0', '1'],
  ])
})

test('says in a failure what is wrong and how to see it again', () => {
  const [, failed] = read(mixed).testsuites.testsuite[0]?.testcase ?? []
  expect(failed).toMatchObject({ name: 'rejects-tampered-body', classname: 'acme.signatures', time: '0.412' })
  expect(failed?.failure?.[0]).toMatchObject({
    type: 'must-violation',
    message: 'attempt 2: expected refusal, received 204',
  })
  expect(failed?.failure?.[0]?.['#text']).toContain('--seed 42 --path 7:0:1')
})

test('says in properties what was run', () => {
  const properties = read(mixed).testsuites.testsuite[0]?.properties?.[0]?.property ?? []
  const values = Object.fromEntries(properties.map(({ name, value }) => [name, value]))
  expect(values).toMatchObject({
    'hookproof.provider': 'acme',
    'hookproof.seed': '42',
    'hookproof.verdict': 'not-conformant',
  })
})

test.each([
  ['a required inconclusive check', 'failure', result('a/b', { verdict: 'inconclusive', reason: 'why' })],
  [
    'another inconclusive one',
    'skipped',
    result('a/b', { verdict: 'inconclusive', reason: 'why', level: 'should' }),
  ],
  ['a skipped check', 'skipped', skipped('a/b', { reason: 'why' })],
  ['a known failure', 'skipped', failure('a/b', { knownFailure: true })],
] as const)('writes %s as %s', (_, element, check) => {
  const [written] = read(report([check])).testsuites.testsuite[0]?.testcase ?? []
  expect(Object.keys(written ?? {})).toContain(element)
  const told = element === 'failure' ? written?.failure?.[0]?.message : written?.['system-out']?.[0]
  expect(told).toMatch(check.knownFailure ? /^known failure: attempt 2/ : /why$/)
})

test('survives whatever a receiver answers', () => {
  const evil = '<b>&amp;]]>\u0000\u001b[31m\ud800\uffff"\'é🎈'
  const findings = [{ kind: 'violation', where: 'attempt 1', expected: 'x', received: evil } as const]
  const [check] = read(report([failure('a/b', { findings })])).testsuites.testsuite[0]?.testcase ?? []
  expect(check?.failure?.[0]?.message).toContain('<b>&amp;]]>')
  expect(check?.failure?.[0]?.message).toContain('"\'é🎈')
  expect(check?.failure?.[0]?.['#text']).toContain(']]>')
})

interface Case {
  readonly name: string
  readonly failure?: readonly { readonly message: string; readonly '#text'?: string }[]
  readonly 'system-out'?: readonly string[]
}

interface Document {
  readonly testsuites: {
    readonly testsuite: readonly {
      readonly name: string
      readonly tests: string
      readonly failures: string
      readonly skipped: string
      readonly properties?: readonly { readonly property: readonly { name: string; value: string }[] }[]
      readonly testcase: readonly Case[]
    }[]
  }
}

function read(given: Report): Document {
  const text = junit().render(given)
  expect(XMLValidator.validate(text)).toBe(true)
  expect(text).not.toMatch(/(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/u)
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    isArray: (name, _path, _isLeaf, isAttribute) => !isAttribute && name !== 'testsuites',
  }).parse(text)
}
