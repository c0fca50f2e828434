import { describe, expect, test } from 'vitest'
import { exampleContract, exampleTerms, fact, modes } from '../../test/example-terms.ts'
import { answering, effect, scenarioOf, type Told, transcriptOfScenario } from '../../test/transcripts.ts'
import { expectForgeriesRefused, leavesTrace } from './expect-forgeries-refused.ts'

const scenario = scenarioOf([{ role: 'control' }, { event: 1, nature: 'forged' }])
const about = (told: Told, planned = scenario): readonly (readonly string[])[] =>
  expectForgeriesRefused(transcriptOfScenario(planned, told)).map(({ kind, where, received }) => [
    kind,
    where,
    received,
  ])
const controlAlone: NonNullable<Told['sees']> = (entity) => (entity === 1 ? effect(1) : { effects: [] })

describe('with a probe', () => {
  test.each<[string, Told]>([
    ['refused', { answer: answering(204, 401), sees: controlAlone }],
    ['acknowledged and dropped', { sees: controlAlone }],
    ['left without an answer', { answer: answering(204, 0), sees: controlAlone }],
  ])('accepts that a forgery is %s', (_, told) => {
    expect(about(told)).toEqual([])
  })

  test('reports an effect, however the forgery was answered', () => {
    expect(about({ answer: answering(204, 401), sees: (entity) => effect(entity) })).toEqual([
      ['violation', 'effects of attempt 2', '1 effect: {"entity":"<entity 2>","more":null} (answered 401)'],
    ])
    expect(about({ sees: () => ({ state: [1, 2] }) })).toEqual([
      ['violation', 'effects of attempt 2', '2 records: 1 (answered 204)'],
    ])
  })

  test('takes no effect of a genuine delivery for that of its forged copy', () => {
    const copy = scenarioOf([{ nature: 'forged' }, {}])
    expect(about({ answer: answering(204, 401), sees: () => effect(1) }, copy)).toEqual([])
  })

  test('does not trust a probe that shows nothing of genuine deliveries', () => {
    expect(about({ sees: () => ({ effects: [] }) })).toEqual([['violation', 'attempt 2', '204']])
  })
})

describe('without a probe', () => {
  test('counts an acknowledgement against a receiver that refuses plain forgeries', () => {
    expect(about({})).toEqual([['violation', 'attempt 2', '204']])
    expect(about({ answer: answering(204, 400) })).toEqual([])
  })

  test.each([false, null])('leaves it open where refusing plain ones is %s', (refusesForgeries) => {
    expect(about({ receiver: { refusesForgeries } })).toMatchObject([
      ['inconclusive', 'attempt 2', expect.stringMatching(/^204, as/)],
    ])
  })
})

describe('at a provider that tests its receivers with forgeries', () => {
  const forged = fact({ statuses: ['401', '403'], probed: true })
  const acknowledgement = { ...exampleContract.acknowledgement, forged }
  const terms = exampleTerms(modes.hex, { contract: { acknowledgement } })

  test('accepts no other status than those that it wants', () => {
    expect(about({ terms, answer: answering(204, 403), sees: controlAlone })).toEqual([])
    expect(about({ terms, answer: answering(204, 400), sees: controlAlone })).toEqual([
      ['violation', 'attempt 2', '400'],
    ])
  })
})

test.each([
  [{}, false],
  [{ effects: [], state: [] }, false],
  [{ effects: [null] }, true],
  [{ state: [0] }, true],
])('sees whether %j is a trace', (view, expected) => {
  expect(leavesTrace(view)).toBe(expected)
})
