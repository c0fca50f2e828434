import type { AttemptRecord, CheckResult, Report, Transcript } from '../src/model/index.ts'

/** Reports as runs leave them, made by hand: what the writers' tests read. */
export function report(checks: readonly CheckResult[], changes: Partial<Report> = {}): Report {
  const counts = { pass: 0, fail: 0, skip: 0, inconclusive: 0 }
  for (const { verdict } of checks) counts[verdict] += 1
  return {
    format: 'hookproof-report/1',
    tool: { name: 'hookproof', version: '0.1.0' },
    provider: { id: 'acme', name: 'Acme' },
    target: 'http://localhost:3000/hooks',
    authentication: 'hmac',
    seed: 42,
    runs: 100,
    startedAt: '2026-01-02T03:04:05.678Z',
    durationMs: 3_210,
    capabilities: ['wire'],
    events: { handled: ['contact.created', 'contact.updated'], notHandled: ['invoice.paid'] },
    verdict: 'conformant',
    counts,
    checks,
    notApplicable: [],
    staleKnownFailures: [],
    interrupted: false,
    ...changes,
  }
}

/** A check that passed, or what became of it. */
export function result(id: string, changes: Partial<CheckResult> = {}): CheckResult {
  return {
    id,
    level: 'must',
    claim: `A receiver does what ${id} says.`,
    because: ['Acme, "Webhooks" https://acme.example/webhooks'],
    fix: 'Verify the signature over the raw bytes of the body before anything else.',
    verdict: 'pass',
    reason: null,
    runs: 100,
    deliveries: 300,
    durationMs: 412,
    findings: [],
    counterexample: null,
    confirmed: null,
    consequence: null,
    assumptions: [],
    replay: null,
    knownFailure: false,
    ...changes,
  }
}

/** A check that failed, with everything that a failure can show. */
export function failure(id: string, changes: Partial<CheckResult> = {}): CheckResult {
  return result(id, {
    claim: 'A receiver refuses a delivery whose body changed after signing.',
    verdict: 'fail',
    findings: [{ kind: 'violation', where: 'attempt 2', expected: 'refusal', received: '204' }],
    counterexample: {
      summary: 'tampered contact.created: body followed by one space',
      timeline: [
        '1  genuine contact.created (entity 1)   → 204 in 2 ms',
        '2  tampered: body followed by one space → 204 in 3 ms, expected refusal',
      ],
      provider: [],
      curl: "curl -i -X POST 'http://localhost:3000/hooks' \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '{\"id\":1} '",
      transcript,
    },
    confirmed: { failed: 5, of: 5 },
    consequence: 'counts it as delivered',
    assumptions: ['acknowledgement.statuses: 2xx (nobody says so; assumed because it is usual)'],
    replay: {
      seed: 42,
      path: '7:0:1',
      command: `hookproof test http://localhost:3000/hooks --provider acme --only ${id} --seed 42 --path 7:0:1`,
    },
    ...changes,
  })
}

/** A check that could not be asked. */
export function skipped(id: string, changes: Partial<CheckResult> = {}): CheckResult {
  return result(id, {
    verdict: 'skip',
    reason: 'needs to see effects: --effects <url> or --effects-command <command>',
    runs: 0,
    deliveries: 0,
    durationMs: 0,
    ...changes,
  })
}

const attempt: AttemptRecord = {
  plan: { event: 0, delivery: 'a', nature: 'forged', tampering: { name: 'body followed by one space' } },
  moment: 0,
  cause: 'plan',
  request: {
    method: 'POST',
    url: 'http://localhost:3000/hooks',
    headers: [['Content-Type', 'application/json']],
    body: '{"id":1} ',
    bodyBytes: 9,
  },
  answer: { kind: 'status', status: 204, headers: { date: 'today' }, body: '', elapsedMs: 3.2 },
  startedMs: 0.4,
}

const transcript: Transcript = {
  scenario: {
    events: [{ entity: 1, version: 1, type: 'contact.created', payload: { id: 1 }, ageSeconds: 0 }],
    moments: [[attempt.plan]],
  },
  // Whatever is in here stays out of every report.
  terms: { contract: { id: 'not for reports' } } as unknown as Transcript['terms'],
  receiver: { refusesForgeries: true, observes: { effects: true, state: false } },
  actual: { attempts: [attempt], entities: [{ effects: [{ kind: 'row', id: '<entity 1>' }] }] },
}

/** A run as it often goes: some of everything. */
export const mixed: Report = report(
  [
    result('signatures/accepts-genuine'),
    failure('signatures/rejects-tampered-body'),
    result('signatures/survives-malformed-header', { durationMs: 1_260 }),
    skipped('duplicates/duplicate-has-one-effect'),
    skipped('duplicates/concurrent-duplicates-have-one-effect'),
    failure('ordering/last-version-wins', {
      level: 'should',
      claim: 'A receiver ends in the newest version whatever the order of arrival.',
      findings: [
        {
          kind: 'violation',
          where: 'state of entity 1',
          expected: '{"id":"<entity 1>","name":"<version 2 /name>","tags":["a long one","another long one"]}',
          received: '{"id":"<entity 1>","name":"<version 1 /name>","tags":["a long one","another long one"]}',
        },
      ],
      confirmed: { failed: 2, of: 5 },
      counterexample: null,
      assumptions: [],
    }),
    result('timeouts/acknowledges-in-time', {
      verdict: 'inconclusive',
      reason: 'the time limit of 10 s was over after 12 of 100 runs',
      runs: 12,
      durationMs: 10_004,
    }),
    skipped('recovery/survives-restart', { reason: 'left out by --skip' }),
  ],
  {
    verdict: 'not-conformant',
    notApplicable: [{ id: 'credentials/rejects-wrong-password', reason: 'Acme has no such mode' }],
  },
)
