import { describe, expect, test } from 'vitest'
import { featuresOf } from '../../src/contracts/index.ts'
import type { Check, Scenario, Terms } from '../../src/model/index.ts'
import { suites } from '../../suites/index.ts'
import { exampleTerms, modes } from '../example-terms.ts'
import { misnamed } from '../natures.ts'
import { scenariosOf } from '../transcripts.ts'

const checks = suites.flatMap((suite) => suite.checks)

/** Whether the check makes sense in a mode; capabilities are features of nobody. */
function applies(check: Check, features: ReadonlySet<string>): boolean {
  const capabilities = [
    'wire',
    'effects',
    'state',
    'outcome',
    'downstream',
    'provider-api',
    'restart',
    'clock',
  ]
  return check.needs.every((need) => capabilities.includes(need) || features.has(need))
}

const none: Terms['mode'] = { id: 'none', kind: 'none', basis: 'assumed', source: 'test' }

describe.each([...Object.entries(modes), ['none', none] as const])('in mode %s', (_name, mode) => {
  const terms = exampleTerms(mode)
  const features = featuresOf(terms.contract, mode, terms.schemas)
  const applicable = checks.filter((check) => applies(check, features))

  test('some checks apply', () => {
    expect(applicable.length).toBeGreaterThan(5)
  })

  test.each(applicable.map((check) => [check.id, check] as const))(
    '%s plans nothing genuine that is to be refused, and no forgery that is to be accepted',
    (_id, check) => {
      expect(misnamed(scenariosOf(check, terms, 40), terms)).toEqual([])
    },
  )
})

test('a forgery without a tampering is found out', () => {
  const terms = exampleTerms()
  const [scenario] = scenariosOf(checks[0] as Check, terms, 1)
  const moments = [[{ event: 0, delivery: 'a', nature: 'forged' as const }]]
  expect(misnamed([{ ...(scenario as Scenario), moments }], terms)).toEqual(['forged, yet accepted: {}'])
})
