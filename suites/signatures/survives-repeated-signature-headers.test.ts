import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { answeringAlways, termsIn, trialsOf } from '../../test/imagined-receivers.ts'
import { answering } from '../../test/transcripts.ts'
import { survivesRepeatedSignatureHeaders as check } from './survives-repeated-signature-headers.ts'

testCheck(
  check,
  {
    passes: {
      ...answeringAlways.passes,
      'accepts those with a good one': { answer: ({ nature }) => (nature === 'forged' ? 401 : 204) },
    },
    fails: answeringAlways.fails,
    leavesOpen: { 'refuses everything': { answer: answering(401, 401) } },
  },
  termsIn('list', 'hex', 'prefixed', 'dated', 'several'),
)

test('calls a repetition forged when no good signature is among it, and odd otherwise', () => {
  for (const { nature, tampering } of trialsOf(check)) {
    const values = tampering?.signature?.kind === 'repeat' ? tampering.signature.values : []
    expect(values.length).toBeGreaterThan(1)
    expect(nature).toBe(values.includes('good') ? 'odd' : 'forged')
  }
})
