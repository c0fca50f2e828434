import fc from 'fast-check'
import { guarded, ordinaryPayload, type Trial, withMarker } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'

const pieces: readonly string[] = [
  'é',
  'Grüezi – Zürich',
  'e\u0301',
  '日本語',
  'שלום',
  '🎈',
  '👩‍👧',
  '𝒜',
  '\u2028',
  '\u00a0',
  '\\u00e9',
  'a/b <i> & "c"',
]

/** Signs bodies with accents, other scripts and emoji in free text, as they are and escaped. */
export const acceptsNonAsciiText: Check = {
  id: 'signatures/accepts-non-ascii-text',
  level: 'must',
  claim: 'A receiver accepts a signed body with characters beyond ASCII, escaped or not.',
  because: [
    'RFC 8259, section 8.1: JSON text is encoded in UTF-8',
    'github/docs#3567, octokit/webhooks.js#96, box/box-python-sdk-gen#596: bodies decoded as ASCII or unescaped before hashing',
  ],
  needs: ['signature', 'json', 'markers'],
  fix: 'Compute the signature over the raw bytes; where a library wants text, decode the bytes as UTF-8 and nothing else. Neither escape nor unescape anything before hashing.',
  worlds: 'one',
  scenario: (terms) =>
    guarded(terms, (offered) => {
      const payload = ordinaryPayload(terms.schemas[offered.event.type] ?? {})
      const text = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 2 })
      const trial = fc.tuple(payload, text, fc.boolean()).map(([drawn, chosen, escapeNonAscii]): Trial => {
        const trialled = { nature: 'genuine' as const, payload: withMarker(offered, drawn, chosen.join(' ')) }
        return escapeNonAscii ? { ...trialled, text: { escapeNonAscii } } : trialled
      })
      return fc.array(trial, { minLength: 1, maxLength: 3 })
    }),
  judge: expectAccepted,
}
