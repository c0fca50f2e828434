import fc from 'fast-check'
import { guarded, type Trial } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers } from '../../src/judging/index.ts'
import type { Check, Terms } from '../../src/model/index.ts'

/** Sends what takes the less travelled branches of a handler: each has to end the response. */
export const answersEveryRequest: Check = {
  id: 'timeouts/answers-every-request',
  level: 'must',
  claim: 'A receiver answers every request in time, whatever it makes of it.',
  because: [
    'matrix-org/matrix-hookshot#704, expressjs/body-parser#93: a branch that never answered made the provider time out',
    'Shopify/shopify-app-js#170: the handler waited for a body that a parser had already read',
  ],
  needs: [],
  fix: 'End the response on every path: unknown type, empty body, refused signature, failed parsing. A default at the end of the handler is the safest.',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, () => fc.subarray([...branches(terms)], { minLength: 1, maxLength: 5 })),
  judge: (transcript) => [...expectAccepted(transcript), ...expectAnswers(transcript)],
}

function branches({ mode, contract }: Terms): readonly Trial[] {
  const odd = { nature: 'odd' } as const
  return [
    { ...odd, text: { literal: '' } },
    { ...odd, text: { literal: '{bad' } },
    { ...odd, text: { literal: '{}' } },
    { ...odd, wire: { method: 'GET' } },
    { ...odd, wire: { method: 'PUT' } },
    ...contract.events.unfamiliar.map((match): Trial => ({ ...odd, match })),
    ...(mode.kind === 'signature'
      ? [{ ...odd, tampering: { name: 'wrong secret', signature: { kind: 'bad' } } } as const]
      : []),
    ...(mode.kind === 'signature'
      ? [{ ...odd, tampering: { name: 'no signature', signature: { kind: 'remove' } } } as const]
      : []),
  ]
}
