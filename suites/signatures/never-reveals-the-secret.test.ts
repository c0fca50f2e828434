import { expect, test } from 'vitest'
import { redacted } from '../../src/model/index.ts'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { tamperingsOf } from '../../test/imagined-receivers.ts'
import { answering } from '../../test/transcripts.ts'
import { neverRevealsTheSecret as check } from './never-reveals-the-secret.ts'

const told = (body: string) => answering(204, { kind: 'status', status: 401, body })

testCheck(check, {
  passes: {
    'says little': { answer: told('not authentic') },
    'says nothing': { answer: answering(204, 401) },
    'never answers': { answer: answering(204, { kind: 'timeout' }) },
  },
  fails: { 'explains too much': { answer: told(`expected a signature with ${redacted}`) } },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws what provokes answers, in the terms of the mode', () => {
  const drawn = (mode: keyof typeof modes): readonly string[] =>
    tamperingsOf(check, exampleTerms(modes[mode])).map(({ name }) => name)
  expect(drawn('hex')).toContain('no signature header')
  expect(drawn('bearer')).toContain('no credential')
  expect(drawn('basic')).toContain('body {bad')
})
