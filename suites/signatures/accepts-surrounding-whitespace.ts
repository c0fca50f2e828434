import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { BodyText, Check } from '../../src/model/index.ts'

const texts: readonly BodyText[] = [
  { after: '\n' },
  { after: '\r\n' },
  { after: ' ' },
  { before: ' ' },
  { before: '\n', after: '\n\n' },
]

/** Signs bodies that begin or end with blanks or line breaks. */
export const acceptsSurroundingWhitespace: Check = {
  id: 'signatures/accepts-surrounding-whitespace',
  level: 'must',
  claim: 'A receiver accepts a signed body with white space around it.',
  because: [
    'RFC 8259, section 2: insignificant white space may surround a JSON value',
    'sendgrid/sendgrid-csharp#1131: the trailing CRLF is part of what is signed',
  ],
  needs: ['signature', 'json'],
  fix: 'Do not trim the body before computing the signature: every byte that arrived is signed, line breaks at the end too.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) =>
    guarded(terms, () =>
      fc
        .subarray([...texts], { minLength: 1 })
        .map((chosen) => chosen.map((text) => ({ nature: 'genuine' as const, text }))),
    ),
  judge: expectAccepted,
}
