import { expect, test } from 'vitest'
import { failure, mixed, report, skipped } from '../../test/example-reports.ts'
import { formats } from './index.ts'
import { redactReport } from './redact-report.ts'

const secret = 'hunter2"<&'
const spoiled = report(
  [
    failure('signatures/rejects-tampered-body', {
      findings: [
        { kind: 'violation', where: 'attempt 1', expected: 'refusal', received: `it says ${secret}` },
      ],
      counterexample: JSON.parse(
        JSON.stringify(failure('a/b').counterexample).replaceAll(
          'today',
          JSON.stringify(secret).slice(1, -1),
        ),
      ),
      replay: { seed: 1, path: '0', command: `hookproof test x --secret '${secret}'` },
    }),
    skipped('a/b', { reason: secret }),
  ],
  { target: `http://localhost/?key=${encodeURIComponent(secret)}` },
)

test.each(formats.map(({ id, load }) => [id, load] as const))('no secret is left in %s', async (_, load) => {
  const reporter = (await load())({ colour: false, width: 100 })
  const forms = ['hunter2', encodeURIComponent(secret)]
  expect(forms.some((form) => reporter.render(spoiled).includes(form))).toBe(true)
  const clean = reporter.render(redactReport(spoiled, [secret]))
  expect(forms.filter((form) => clean.includes(form))).toEqual([])
  expect(clean).toContain('[secret]')
})

test('words of the format stay, even when they are secrets', () => {
  const clean = redactReport(mixed, [
    'pass',
    'violation',
    'signatures',
    'hookproof-report/1',
    'genuine',
    'forged',
  ])
  expect(clean.checks.map(({ verdict, id }) => [verdict, id])).toEqual(
    mixed.checks.map(({ verdict, id }) => [verdict, id]),
  )
  expect(clean.checks[1]?.counterexample?.transcript.actual.attempts[0]?.plan.nature).toBe('forged')
})

test('without secrets nothing changes', () => {
  expect(redactReport(mixed, [])).toBe(mixed)
})
