import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { exampleTerms } from '../../test/example-terms.ts'
import { attempted } from '../../test/natures.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesOddText as check } from './survives-odd-text.ts'

testCheck(check, {
  passes: {
    'takes it': {},
    'refuses it openly': { answer: onTrial(422) },
  },
  fails: {
    throws: { answer: onTrial(500) },
    'drops the connection': { answer: onTrial({ kind: 'closed' }) },
    'dies of it': { answer: ({ role }) => (role === 'liveness' ? { kind: 'refused' } : 204) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 422 } },
})

test('sends the drawn text, whatever marks it besides', () => {
  const terms = exampleTerms()
  const names = scenariosOf(check, terms)
    .flatMap((scenario) => attempted(scenario, terms).slice(1, -1))
    .map(({ request }) => JSON.parse(Buffer.from(request.body).toString()).data.name as string)
  for (const text of ['a\u0000b ', 'a\ud800b ', '\udc00 ', '<script>', 'line\r\n'])
    expect(names.some((name) => name.startsWith(text))).toBe(true)
})
