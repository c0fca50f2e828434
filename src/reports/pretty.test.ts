import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { failure, mixed, report, result, skipped } from '../../test/example-reports.ts'
import type { Report } from '../model/index.ts'
import { pretty } from './pretty.ts'
import type { ReporterOptions } from './reporter.ts'

const plain: ReporterOptions = { colour: false, width: 100 }

test('shows a run that passed', () => {
  const checks = [result('signatures/accepts-genuine'), result('retries/answers-2xx', { durationMs: 64_000 })]
  expect(pretty(plain).render(report(checks))).toMatchInlineSnapshot(`
    "
     hookproof 0.1.0  Acme → http://localhost:3000/hooks

     signatures
       ✓ accepts-genuine   100 runs  412 ms

     retries
       ✓ answers-2xx       100 runs1 min 4 s

      checks     2 passed
      events     contact.created, contact.updated
                 not handled: invoice.paid
      sent       600 attempts in 3.2 s, seed 42

     ✓ conformant
    "
  `)
})

test('shows a run with some of everything', () => {
  expect(pretty(plain).render(mixed)).toMatchInlineSnapshot(`
    "
     hookproof 0.1.0  Acme → http://localhost:3000/hooks

     signatures
       ✓ accepts-genuine             100 runs  412 ms
       ✗ rejects-tampered-body       100 runs  412 ms
       ✓ survives-malformed-header   100 runs   1.3 s

     ordering
       ✗ last-version-wins           100 runs  412 ms  should

     timeouts
       ? acknowledges-in-time         12 runs  10.0 s  inconclusive

    FAIL  acme/signatures/rejects-tampered-body (must)
      A receiver refuses a delivery whose body changed after signing.

      attempt 2
        expected  refusal
        received  204

      the smallest history that fails
        1  genuine contact.created (entity 1)   → 204 in 2 ms
        2  tampered: body followed by one space → 204 in 3 ms, expected refusal

      then       Acme counts it as delivered
      fix        Verify the signature over the raw bytes of the body before anything else.
      why        Acme, "Webhooks" https://acme.example/webhooks
      assumed    acknowledgement.statuses: 2xx (nobody says so; assumed because it is usual)
      confirmed  failed 5 of 5
      replay     hookproof test http://localhost:3000/hooks --provider acme --only signatures/rejects-tampered-body --seed 42 --path 7:0:1
      curl       curl -i -X POST 'http://localhost:3000/hooks' \\
                   -H 'Content-Type: application/json' \\
                   --data-raw '{"id":1} '

    FAIL  acme/ordering/last-version-wins (should)
      A receiver ends in the newest version whatever the order of arrival.

      state of entity 1 (2 equal members left out)
        expected  { "name": "<version 2 /name>" }
        received  { "name": "<version 1 /name>" }

      then       Acme counts it as delivered
      fix        Verify the signature over the raw bytes of the body before anything else.
      why        Acme, "Webhooks" https://acme.example/webhooks
      flaky      failed 2 of 5 times when it was executed again
      replay     hookproof test http://localhost:3000/hooks --provider acme --only ordering/last-version-wins --seed 42 --path 7:0:1

     ? 1 inconclusive — the time limit of 10 s was over after 12 of 100 runs
       timeouts/acknowledges-in-time

     ○ 2 skipped — needs to see effects: --effects <url> or --effects-command <command>
       duplicates/duplicate-has-one-effect, duplicates/concurrent-duplicates-have-one-effect

     ○ 1 skipped — left out by --skip

      checks     2 passed, 2 failed, 1 inconclusive, 3 skipped
                 1 not applicable here: hookproof list --provider acme
      events     contact.created, contact.updated
                 not handled: invoice.paid
      sent       1,500 attempts in 3.2 s, seed 42

     ✗ not conformant: 1 required check failed, 1 recommendation not followed
    "
  `)
})

test('wraps at the width of the terminal, except commands', () => {
  const text = pretty({ colour: false, width: 60 }).render(mixed)
  const long = text.split('\n').filter((line) => line.length > 60)
  expect(long.length).toBeGreaterThan(0)
  expect(long.every((line) => /^FAIL|hookproof test|curl|-H/.test(line))).toBe(true)
  expect(text).toMatchInlineSnapshot(`
    "
     hookproof 0.1.0  Acme → http://localhost:3000/hooks

     signatures
       ✓ accepts-genuine             100 runs  412 ms
       ✗ rejects-tampered-body       100 runs  412 ms
       ✓ survives-malformed-header   100 runs   1.3 s

     ordering
       ✗ last-version-wins           100 runs  412 ms  should

     timeouts
       ? acknowledges-in-time         10.0 s

    FAIL  acme/signatures/rejects-tampered-body (must)
      A receiver refuses a delivery whose body changed after
      signing.

      attempt 2
        expected  refusal
        received  204

      the smallest history that fails
        1  genuine contact.created (entity 1)   → 204 in 2 ms
        2  tampered: body followed by one space → 204 in 3
           ms, expected refusal

      then       Acme counts it as delivered
      fix        Verify the signature over the raw bytes of the
                 body before anything else.
      why        Acme, "Webhooks" https://acme.example/webhooks
      assumed    acknowledgement.statuses: 2xx (nobody says so;
                 assumed because it is usual)
      confirmed  failed 5 of 5
      replay     hookproof test http://localhost:3000/hooks --provider acme --only signatures/rejects-tampered-body --seed 42 --path 7:0:1
      curl       curl -i -X POST 'http://localhost:3000/hooks' \\
                   -H 'Content-Type: application/json' \\
                   --data-raw '{"id":1} '

    FAIL  acme/ordering/last-version-wins (should)
      A receiver ends in the newest version whatever the order
      of arrival.

      state of entity 1 (2 equal members left out)
        expected  { "name": "<version 2 /name>" }
        received  { "name": "<version 1 /name>" }

      then       Acme counts it as delivered
      fix        Verify the signature over the raw bytes of the
                 body before anything else.
      why        Acme, "Webhooks" https://acme.example/webhooks
      flaky      failed 2 of 5 times when it was executed again
      replay     hookproof test http://localhost:3000/hooks --provider acme --only ordering/last-version-wins --seed 42 --path 7:0:1

     ? 1 inconclusive — the time limit of 10 s was over after
       12 of 100 runs
       timeouts/acknowledges-in-time

     ○ 2 skipped — needs to see effects: --effects <url> or
       --effects-command <command>
       duplicates/duplicate-has-one-effect,
       duplicates/concurrent-duplicates-have-one-effect

     ○ 1 skipped — left out by --skip

      checks     2 passed, 2 failed, 1 inconclusive, 3 skipped
                 1 not applicable here: hookproof list
                 --provider acme
      events     contact.created, contact.updated
                 not handled: invoice.paid
      sent       1,500 attempts in 3.2 s, seed 42

     ✗ not conformant: 1 required check failed, 1
       recommendation not followed
    "
  `)
})

test('shows an interrupted run, a known failure and a stale one', () => {
  const checks = [
    failure('signatures/rejects-tampered-body', { knownFailure: true, replay: null, counterexample: null }),
    skipped('duplicates/duplicate-has-one-effect', { reason: 'the run was interrupted' }),
  ]
  const cut = report(checks, {
    verdict: 'partial',
    interrupted: true,
    staleKnownFailures: ['Cannot accept known failure "a/*": a/b passes now. Remove or narrow the line.'],
  })
  expect(pretty(plain).render(cut)).toMatchInlineSnapshot(`
    "
     hookproof 0.1.0  Acme → http://localhost:3000/hooks

     signatures
       ✗ rejects-tampered-body   100 runs  412 ms  known failure

    FAIL  acme/signatures/rejects-tampered-body (must, known failure)
      A receiver refuses a delivery whose body changed after signing.

      attempt 2
        expected  refusal
        received  204

      then       Acme counts it as delivered
      fix        Verify the signature over the raw bytes of the body before anything else.
      why        Acme, "Webhooks" https://acme.example/webhooks
      assumed    acknowledgement.statuses: 2xx (nobody says so; assumed because it is usual)
      confirmed  failed 5 of 5

     ○ 1 skipped — the run was interrupted
       duplicates/duplicate-has-one-effect

     Cannot accept known failure "a/*": a/b passes now. Remove or narrow the line.

      checks     0 passed, 1 failed, 1 skipped
      events     contact.created, contact.updated
                 not handled: invoice.paid
      sent       300 attempts in 3.2 s, seed 42

     The run was interrupted: this is what is known so far.
     ○ partial: 1 required check skipped
    "
  `)
})

test.each([
  ['partial', [result('a/b'), skipped('a/c')], '○ partial: 1 required check skipped'],
  [
    'inconclusive',
    [result('a/b', { verdict: 'inconclusive' })],
    '? inconclusive: 1 required check undecided',
  ],
  ['conformant', [result('a/b')], '✓ conformant'],
] as const)('ends in the word %s', (verdict, checks, last) => {
  expect(pretty(plain).render(report(checks, { verdict })).trimEnd().split('\n').at(-1)).toBe(` ${last}`)
})

test('streams the same text as it renders at once, whatever finishes first', () => {
  const { render, onProgress } = pretty({
    ...plain,
    subject: { version: '0.1.0', provider: 'Acme', target: mixed.target },
  })
  const asked = mixed.checks.filter(({ verdict }) => verdict !== 'skip')
  const ids = asked.map(({ id }) => id)
  const streamed = [
    onProgress?.({ kind: 'selected', ids, notApplicable: 1 }),
    ...asked.toReversed().map((one) => onProgress?.({ kind: 'finished', result: one })),
    render(mixed),
  ]
  expect(streamed.join('')).toBe(pretty(plain).render(mixed))
  expect(streamed[1]).toBe('')
  expect(streamed.at(-2)).toContain('accepts-genuine')
})

test('shows the first checks before the last ones are there', () => {
  const { onProgress } = pretty(plain)
  const [first, second] = mixed.checks
  onProgress?.({ kind: 'selected', ids: mixed.checks.map(({ id }) => id), notApplicable: 0 })
  expect(onProgress?.({ kind: 'finished', result: first as never })).toContain('✓ accepts-genuine')
  expect(onProgress?.({ kind: 'finished', result: second as never })).toContain('✗ rejects-tampered-body')
})

test('counts the findings and attempts that it leaves out', () => {
  const findings = Array.from({ length: 5 }, (_, index) => ({
    kind: 'violation' as const,
    where: `attempt ${index + 1}`,
    expected: 'refusal',
    received: '200',
  }))
  const timeline = findings
    .concat(findings, findings, findings)
    .map((_, index) => `${index + 1}  genuine → 204`)
  const { counterexample } = failure('a/b')
  const check = failure('a/b', { findings, counterexample: { ...counterexample, timeline } as never })
  const text = pretty(plain).render(report([check]))
  expect(text).toContain('and 2 more findings')
  expect(text).toContain('… 4 more attempts')
})

test('lets nothing that a receiver answers steer the terminal', () => {
  const evil = '\u001b]0;owned\u0007\u202e\r\n\u009b31m'
  const findings = [{ kind: 'violation', where: 'attempt 1', expected: 'an answer', received: evil } as const]
  const text = pretty(plain).render(report([failure('a/b', { findings })], { target: evil }))
  expect(text).toContain('\\u001b]0;owned\\u0007\\u202e\\r\\n\\u009b31m')
  expect(steering(text)).toBe(false)
})

test('colours nothing but what colour is asked for', () => {
  expect(steering(pretty(plain).render(mixed))).toBe(false)
  const coloured = pretty({ ...plain, colour: true }).render(mixed)
  expect(coloured).toContain('\u001b[31m')
  expect(stripped(coloured).replace(/ FAIL {2}/g, 'FAIL  ')).toBe(pretty(plain).render(mixed))
})

test('shows the same report the same way twice', () => {
  const text = (given: Report): string => pretty(plain).render(given)
  expect(text(mixed)).toBe(text(structuredClone(mixed)))
})

function steering(text: string): boolean {
  return /(?!\n)\p{Cc}/u.test(text)
}

function stripped(text: string): string {
  return stripVTControlCharacters(text)
}
