import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { tamperingsOf, termsIn, trialsOf } from '../../test/imagined-receivers.ts'
import { answering, effect } from '../../test/transcripts.ts'
import { rejectsUnsignedSpecialTypes as check } from './rejects-unsigned-special-types.ts'

const nothingOfTrials = {
  sees: (entity: number) => (entity === 1 ? effect(1) : { effects: [], state: [] }),
}

testCheck(
  check,
  {
    passes: {
      'refuses them': { answer: answering(204, 401), ...nothingOfTrials },
      'answers handshakes': nothingOfTrials,
    },
    fails: {
      'acts on what is inside': { sees: effect },
      'acts, and answers that it does not': { answer: answering(204, 401), sees: effect },
      'dies of them': {
        answer: ({ role }) => (role === 'control' ? 204 : { kind: 'refused' }),
        ...nothingOfTrials,
      },
    },
    leavesOpen: { 'refuses everything': { answer: () => 401, ...nothingOfTrials } },
  },
  termsIn('list', 'hex', 'prefixed', 'dated', 'several'),
)

test('draws unsigned deliveries that pose as something special in every place', () => {
  for (const { nature, tampering } of trialsOf(check)) {
    expect(nature).toBe('forged')
    expect(tampering?.signature).toEqual({ kind: 'remove' })
  }
  const names = tamperingsOf(check).map(({ name }) => name)
  expect(names).toContain('unsigned, posing as "ping" in the body')
  expect(names).toContain('unsigned, posing as "ping" in the header')
  expect(names).toContain('unsigned, of type "ping"')
  expect(names).toContain('unsigned, with X-Test-Mode: true')
})
