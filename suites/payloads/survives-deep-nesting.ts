import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectAnswers } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Adds a field that is nested very deeply. */
export const survivesDeepNesting: Check = {
  id: 'payloads/survives-deep-nesting',
  level: 'must',
  claim: 'A receiver survives very deep nesting.',
  because: [
    'openclaw/openclaw#152876, kpdecker/jsdiff#689: recursive code overflowed the stack',
    'nestjs/nest#17801: a caught error and a 500 are acceptable',
  ],
  needs: [],
  fix: 'Limit the depth before validating, cloning or serialising a payload, and let no stack overflow escape the handler.',
  worlds: 'one',
  maxRuns: 8,
  scenario: (terms) =>
    guarded(terms, () =>
      fc.constantFrom(20_000, 5_000, 500).map((depth) => [
        {
          nature: 'odd' as const,
          text: { insert: `"hookproof_deep":${'['.repeat(depth)}${']'.repeat(depth)},` },
        },
      ]),
    ),
  judge: (transcript) => [...expectAccepted(transcript), ...expectAnswers(transcript)],
}
