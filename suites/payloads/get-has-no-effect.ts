import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectNoTraces } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Sends the event with GET or HEAD: link previews and crawlers do that too. */
export const getHasNoEffect: Check = {
  id: 'payloads/get-has-no-effect',
  level: 'must',
  claim: 'A receiver does nothing on GET and HEAD.',
  because: [
    'RFC 9110, section 9.2.1: GET and HEAD are safe',
    'adnanh/webhook#248, home-assistant/core#56446: a link fired the action',
  ],
  needs: ['wire', 'outcome'],
  fix: 'Register the route for POST only. A handshake may answer GET, but must not act.',
  worlds: 'one',
  maxRuns: 20,
  scenario: (terms) =>
    guarded(terms, () =>
      fc.subarray(['GET', 'HEAD'], { minLength: 1 }).map((methods) =>
        // The head of the request is written by us, so that the body goes along.
        methods.map((method) => ({ nature: 'forged' as const, wire: { method, writes: 1 } })),
      ),
    ),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoTraces(transcript)],
}
