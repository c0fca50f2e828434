import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { trialsOf } from '../../test/imagined-receivers.ts'
import { answering } from '../../test/transcripts.ts'
import { answersWithoutStackTraces as check } from './answers-without-stack-traces.ts'

const told = (body: string) => answering(204, { kind: 'status', status: 500, body })

testCheck(check, {
  passes: {
    'says little': { answer: told('Internal Server Error') },
    'says what is wrong': {
      answer: told('{"error":"the signature at 10:30:15 does not match (see line 4)"}'),
    },
    'says where it is': { answer: told('see https://acme.rs:8080/docs for more') },
    'says nothing': { answer: answering(204, 401) },
  },
  fails: {
    'shows JavaScript': { answer: told('Error: no\n    at verify (file:///srv/receiver/verify.js:10:15)') },
    'shows Python': {
      answer: told('Traceback (most recent call last):\n  File "/srv/app.py", line 7, in hook'),
    },
    'shows Ruby': { answer: told("app/hooks.rb:12:in `verify'") },
    'shows Java': { answer: told('at com.acme.Hooks.verify(Hooks.java:31)') },
    'shows SQL': { answer: told('SQLSTATE[42601]: Syntax error') },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws only what a correct receiver may take as it likes', () => {
  for (const mode of [modes.hex, modes.bearer]) {
    for (const { nature } of trialsOf(check, exampleTerms(mode))) expect(nature).toBe('odd')
  }
})
