import { guarded, someOf } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import { type Check, type Finding, redacted, type Transcript } from '../../src/model/index.ts'
import { hostileTrials } from './hostile-trials.ts'

/** Provokes refusals and errors, and looks for the secret in the answers. */
export const neverRevealsTheSecret: Check = {
  id: 'signatures/never-reveals-the-secret',
  level: 'must',
  claim: 'A receiver never answers with its secret.',
  because: [
    'CWE-209: generation of error messages containing sensitive information',
    'KanishJebaMathewM/Truxify#3755: an error answer carried what the verification knew',
  ],
  needs: [],
  fix: 'Answer refusals with a fixed text. Put details into the log, and the secret nowhere.',
  worlds: 'one',
  maxRuns: 40,
  scenario: (terms) => guarded(terms, () => someOf(hostileTrials(terms))),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoSecrets(transcript)],
}

/** Answers come to judges with every form of the secret replaced by the mark that is looked for here. */
function expectNoSecrets({ actual }: Transcript): readonly Finding[] {
  return actual.attempts.flatMap(({ answer }, index): readonly Finding[] => {
    const at = answer.kind === 'status' ? answer.body.indexOf(redacted) : -1
    if (answer.kind !== 'status' || at < 0) return []
    const around = answer.body.slice(Math.max(0, at - 40), at + redacted.length + 20)
    return [
      {
        kind: 'violation',
        where: `attempt ${index + 1}`,
        expected: 'an answer without the secret',
        received: `${answer.status} with "${around}"`,
      },
    ]
  })
}
