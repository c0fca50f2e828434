import { expect, test } from 'vitest'
import { scenarioOf, transcriptOfScenario } from '../../test/transcripts.ts'
import type { AttemptPlan, AttemptRecord, EventPlan, Scenario, Transcript } from '../model/index.ts'
import { summaryOf, timelineOf } from './timeline.ts'

test('tells a forgery between its control and its liveness delivery', () => {
  const transcript = told(
    [created(1), created(2), created(3)],
    [
      [{ event: 0, delivery: 'a', nature: 'genuine', role: 'control' }, 204],
      [{ event: 1, delivery: 'a', nature: 'forged', tampering: { name: 'body followed by one space' } }, 200],
      [{ event: 2, delivery: 'a', nature: 'genuine', role: 'liveness' }, 204],
    ],
  )
  const findings = [{ kind: 'violation', where: 'attempt 2', expected: 'refusal', received: '200' } as const]
  expect(timelineOf(transcript, findings).join('\n')).toMatchInlineSnapshot(`
    "1  genuine contact.created (entity 1)   → 204 in 2 ms
    2  tampered: body followed by one space → 200 in 2 ms, expected refusal
    3  genuine contact.created (entity 3)   → 204 in 2 ms"
  `)
  expect(summaryOf(transcript)).toBe('tampered contact.created (entity 2): body followed by one space')
})

test('tells duplicates, redeliveries, retries and versions that come late', () => {
  const transcript = told(
    [
      created(1),
      { ...created(1), version: 2, type: 'contact.updated' },
      { ...created(1), version: 3, type: 'contact.updated', ageSeconds: 7200 },
    ],
    [
      [{ event: 2, delivery: 'a', nature: 'genuine' }, 503],
      [{ event: 1, delivery: 'a', nature: 'genuine' }, 204],
      [{ event: 1, delivery: 'a', nature: 'genuine' }, 204],
      [{ event: 1, delivery: 'b', nature: 'genuine' }, 204],
      [{ event: 2, delivery: 'a', nature: 'genuine' }, 204, 'resend'],
    ],
  )
  expect(timelineOf(transcript).join('\n')).toMatchInlineSnapshot(`
    "1  genuine contact.updated (entity 1, version 3): happened 2 h ago → 503 in 2 ms
    2  genuine contact.updated (entity 1, version 2): older than 1     → 204 in 2 ms
    3  duplicate of 2                                                  → 204 in 2 ms
    4  redelivery of 2 with another delivery id                        → 204 in 2 ms
    5  1 sent again                                                    → 204 in 2 ms"
  `)
  expect(summaryOf(transcript)).toMatchInlineSnapshot(
    `"genuine contact.updated (entity 1, version 3): happened 2 h ago; then genuine contact.updated (entity 1, version 2): older than 1; then duplicate of 2; then redelivery of 2 with another delivery id"`,
  )
})

test('tells what is odd about text and wire, and what is sent at the same time', () => {
  const transcript = told(
    [created(1), created(2)],
    [
      [{ event: 0, delivery: 'a', nature: 'genuine', text: { indent: 2, numbers: 'fraction' } }, 204],
      [
        { event: 1, delivery: 'a', nature: 'odd', wire: { abortAfter: 0.5, abortBy: 'reset' }, delayMs: 9 },
        'aborted',
      ],
    ],
    0,
  )
  expect(timelineOf(transcript).join('\n')).toMatchInlineSnapshot(`
    "1  genuine contact.created (entity 1): indented by 2, numbers written as 1.0 → 204 in 2 ms
    2  odd contact.created (entity 2): connection reset after 50 % of the body, begun 9 ms later, at the same time as 1 → aborted by the provider"
  `)
})

test('pads numbers when there are ten attempts', () => {
  const attempts = Array.from(
    { length: 10 },
    () => [{ event: 0, delivery: 'a', nature: 'genuine' }, 204] as const,
  )
  const lines = timelineOf(told([created(1)], attempts))
  expect(lines[1]).toMatch(/^ 2 {2}duplicate of 1 /)
  expect(lines[9]).toMatch(/^10 {2}duplicate of 1 /)
})

function created(entity: number): EventPlan {
  return { entity, version: 1, type: 'contact.created', payload: {}, ageSeconds: 0 }
}

type Told = readonly [plan: AttemptPlan, answer: number | 'aborted', cause?: AttemptRecord['cause']]

function told(events: readonly EventPlan[], attempts: readonly Told[], moment?: number): Transcript {
  const scenario: Scenario = { events, moments: attempts.map(([plan]) => [plan]) }
  const records = attempts.map(
    ([plan, answer, cause = 'plan'], index): AttemptRecord => ({
      plan,
      moment: moment ?? index,
      cause,
      request: { method: 'POST', url: 'http://localhost/', headers: [], body: '', bodyBytes: 0 },
      answer:
        answer === 'aborted'
          ? { kind: 'aborted', detail: '', elapsedMs: 1 }
          : { kind: 'status', status: answer, headers: {}, body: '', elapsedMs: 2.4 },
      startedMs: index,
    }),
  )
  const terms = { contract: { identity: [{ scope: 'delivery' }] } }
  return { scenario, terms, actual: { attempts: records, entities: [] } } as unknown as Transcript
}

test('tells what the receiver called meanwhile, and when it was ended', () => {
  const scenario = {
    ...scenarioOf([{ impatient: true }, {}]),
    restarts: [{ after: 0, signal: 'SIGKILL' as const }],
  }
  const transcript = transcriptOfScenario(scenario, {
    calls: () => [
      { fault: { kind: 'hold' }, moment: 0, startedMs: 0.5 },
      { moment: 1, startedMs: 1.5 },
    ],
  })
  expect(timelineOf(transcript).join('\n')).toMatchInlineSnapshot(`
    "1  genuine contact.created (entity 1): the provider stops waiting → 204 in 1 ms
       └ calls downstream: POST /records                              → held, and answered later
       the receiver is ended with SIGKILL, and started again
    2  duplicate of 1                                                 → 204 in 1 ms
       └ calls downstream: POST /records                              → well"
  `)
})
