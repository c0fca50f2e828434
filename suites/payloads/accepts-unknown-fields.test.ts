import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acceptsUnknownFields as check } from './accepts-unknown-fields.ts'

testCheck(check, {
  passes: { 'ignores what it does not know': {} },
  fails: {
    'validates strictly': { answer: onTrial(422) },
    'fails on them': { answer: onTrial(500) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 422 } },
})

test('draws additions at the top and inside, and changes nothing else', () => {
  const pairs = scenariosOf(check).map(({ events }) => JSON.stringify(events[1]?.payload))
  for (const text of pairs) {
    expect(text).toContain('hookproof_new_')
    expect(JSON.parse(text)).toMatchObject({ data: { id: expect.any(String), name: expect.any(String) } })
  }
  expect(pairs.some((text) => JSON.stringify(JSON.parse(text).data).includes('hookproof_new_'))).toBe(true)
  expect(pairs.some((text) => Object.keys(JSON.parse(text)).join().includes('hookproof_new_'))).toBe(true)
})
