import { guarded, someOf } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check, Finding, Transcript } from '../../src/model/index.ts'
import { hostileTrials } from './hostile-trials.ts'

const traces: readonly RegExp[] = [
  /\bat .{1,160}(?:\.[cm]?[jt]sx?|node:[\w/]+):\d+:\d+/,
  /Traceback \(most recent call last\)/,
  /File ".{1,120}", line \d+/,
  /\bat [\w.$]+\([\w]+\.java:\d+\)/,
  /goroutine \d+ \[/,
  /\w\/[\w.-]+\.(?:rb|php|py|go|rs|cs):\d+/,
  /SQLSTATE|syntax error at or near|ER_PARSE_ERROR/,
]

/** Provokes refusals and errors, and looks for stack traces and SQL in the answers. */
export const answersWithoutStackTraces: Check = {
  id: 'signatures/answers-without-stack-traces',
  level: 'should',
  claim: 'A receiver answers refusals and errors without stack traces.',
  because: [
    'CWE-209: generation of error messages containing sensitive information',
    'KanishJebaMathewM/Truxify#3755, Commit451/skyhook#121: traces and configuration in the answer',
  ],
  needs: [],
  fix: 'Start the receiver in production mode (NODE_ENV=production, DEBUG off) and answer errors with a fixed text. Traces belong in the log.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) => guarded(terms, () => someOf(hostileTrials(terms))),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoTracesOfCode(transcript)],
}

function expectNoTracesOfCode({ actual }: Transcript): readonly Finding[] {
  return actual.attempts.flatMap(({ answer }, index): readonly Finding[] => {
    if (answer.kind !== 'status') return []
    const found = traces.map((pattern) => pattern.exec(answer.body)?.[0]).find((text) => text !== undefined)
    if (found === undefined) return []
    return [
      {
        kind: 'violation',
        where: `attempt ${index + 1}`,
        expected: 'an answer without a stack trace',
        received: `${answer.status} with "${found}"`,
      },
    ]
  })
}
