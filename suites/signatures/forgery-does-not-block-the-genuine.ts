import fc from 'fast-check'
import { eventOf, genuine, opening } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome } from '../../src/judging/index.ts'
import type { AttemptPlan, Check, Tampering } from '../../src/model/index.ts'

const tamperings: readonly Tampering[] = [
  { name: 'signed with another secret', signature: { kind: 'bad' } },
  { name: 'no signature header', signature: { kind: 'remove' } },
]

/** Forges a delivery ahead of the genuine one, with the same ids. */
export const forgeryDoesNotBlockTheGenuine: Check = {
  id: 'signatures/forgery-does-not-block-the-genuine',
  level: 'must',
  claim: 'A receiver that refused a forgery still handles the genuine delivery with the same ids.',
  because: [
    'Standard Webhooks specification, "Verifying webhook authenticity": nothing of an unverified delivery is to be used',
    'openai/openai-node#2475: what is done before the verification is done for everybody',
  ],
  needs: ['signature', 'outcome'],
  fix: 'Remember ids only after the signature was verified. Who can guess or see an id otherwise makes its event disappear.',
  worlds: 'two',
  scenario: (terms) =>
    opening(terms).chain((offered) =>
      fc
        .tuple(
          eventOf(terms, offered),
          eventOf(terms, offered, { entity: 2 }),
          fc.subarray([...tamperings], { minLength: 1 }),
        )
        .map(([first, second, chosen]) => {
          const forged = chosen.map(
            (tampering): AttemptPlan => ({ ...genuine(1), nature: 'forged', tampering }),
          )
          return {
            events: [first, second],
            moments: [[genuine(0, { role: 'control' })], ...forged.map((plan) => [plan]), [genuine(1)]],
          }
        }),
    ),
  judge: (transcript) => [
    ...expectAccepted(transcript),
    ...expectSameOutcome(transcript, { effects: true, state: true }),
  ],
}
