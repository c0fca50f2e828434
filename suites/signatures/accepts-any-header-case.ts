import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

/** Writes the names of all headers in lower case, in title case and in capitals. */
export const acceptsAnyHeaderCase: Check = {
  id: 'signatures/accepts-any-header-case',
  level: 'must',
  claim: 'A receiver accepts a delivery in whatever letter case its header names are written.',
  because: [
    'RFC 9110, section 5.1: field names are case-insensitive',
    'slackapi/bolt-js#937, grammyjs/grammY#464, github/docs#20134: one spelling of the signature header was looked up',
  ],
  needs: ['wire'],
  fix: "Look headers up through the framework's case-insensitive accessor, or fold their names to lower case first. Proxies and HTTP/2 change the case of names.",
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .subarray(['lower', 'title', 'upper'] as const, { minLength: 1 })
        .map((cases) => cases.map((headerCase) => ({ nature: 'genuine' as const, wire: { headerCase } }))),
    ),
  judge: expectAccepted,
}
