import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { exampleTerms } from '../../test/example-terms.ts'
import { attempted } from '../../test/natures.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acceptsLargeBodies as check } from './accepts-large-bodies.ts'

testCheck(check, {
  passes: { 'accepts them': {} },
  fails: {
    'finds them too large': { answer: onTrial(413) },
    'fails on them': { answer: onTrial(500) },
    'drops the connection': { answer: onTrial({ kind: 'closed' }) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 413 } },
})

test('draws valid JSON between 100 and 200 kB', () => {
  const terms = exampleTerms()
  for (const scenario of scenariosOf(check, terms, 4)) {
    const [control, large, liveness] = attempted(scenario, terms).map(({ request }) => request.body)
    expect(control?.length).toBeLessThan(5_000)
    expect(liveness?.length).toBeLessThan(5_000)
    expect(large?.length).toBeGreaterThan(110_000)
    expect(large?.length).toBeLessThan(200_000)
    expect(JSON.parse(Buffer.from(large as Uint8Array).toString())).toHaveProperty('data.id')
  }
})
