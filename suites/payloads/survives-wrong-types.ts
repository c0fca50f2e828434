import fc from 'fast-check'
import { eventOf, guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers } from '../../src/judging/index.ts'
import type { Check, Json } from '../../src/model/index.ts'
import { withWrongTypes } from './with-wrong-types.ts'

/** Puts values of another JSON type in place of fields, correctly signed, and looks whether the receiver lives on. */
export const survivesWrongTypes: Check = {
  id: 'payloads/survives-wrong-types',
  level: 'must',
  claim: 'A receiver survives fields of an unexpected JSON type.',
  because: ['CVE-2025-59538, argoproj/argo-cd#27881: an array in place of an object ended the process'],
  needs: [],
  fix: 'Validate the payload before using it, and turn whatever the handler throws into an answer.',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, (offered) =>
      fc
        .array(
          eventOf(terms, offered).chain(({ payload }) => withWrongTypes(payload)),
          { minLength: 1, maxLength: 3 },
        )
        .map((payloads: Json[]) => payloads.map((payload) => ({ nature: 'odd' as const, payload }))),
    ),
  judge: (transcript) => [...expectAccepted(transcript), ...expectAnswers(transcript)],
}
