import fc from 'fast-check'
import { guarded } from '../../src/arbitraries/index.ts'
import { asksForRetry, describeAnswer, expectAccepted, isAcknowledged } from '../../src/judging/index.ts'
import type { Answer, Check } from '../../src/model/index.ts'

/**
 * Sends an upload without a signature, and a genuine delivery on the same connection. A receiver may close it in
 * between, be it without a word: then the delivery goes on another one, as it does in every client.
 */
export const refusalDoesNotSpoilItsConnection: Check = {
  id: 'timeouts/refusal-does-not-spoil-its-connection',
  level: 'must',
  claim: 'A receiver that refuses a request does not take the rest of its body for the next one.',
  because: [
    'RFC 9112, section 9.3: a server reads the whole body, or closes the connection after its response',
    'honojs/node-server#327, villadora/express-http-proxy#546: early answers broke what came next',
  ],
  needs: ['wire'],
  fix: 'Read the body to its end before or after refusing it, or answer with "Connection: close" and close. Frameworks do; handlers that answer from the head alone often do not.',
  worlds: 'one',
  maxRuns: 5,
  scenario: (terms) =>
    guarded(terms, () =>
      fc.constant([{ nature: 'genuine' as const, wire: { after: 'unsigned-upload' as const } }]),
    ),
  judge: (transcript) => {
    const open = expectAccepted(transcript)
    const { contract } = transcript.terms
    if (open.length > 0) return open
    return transcript.actual.attempts.flatMap(({ plan, answer }, index) =>
      plan.wire?.after === undefined || isAcknowledged(answer, contract) || !isMisread(answer)
        ? []
        : [
            {
              kind: 'violation' as const,
              where: `attempt ${index + 1}`,
              expected: 'acknowledgement, as on a connection of its own',
              received: describeAnswer(answer),
            },
          ],
    )
  },
}

/** An answer to something else, or none although the connection is open; a closed one is nothing to hold against it. */
function isMisread(answer: Answer): boolean {
  return answer.kind === 'timeout' || (answer.kind === 'status' && !asksForRetry(answer))
}
