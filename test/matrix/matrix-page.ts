import type { BrokenReceiver, FixtureReceiver } from '../../fixtures/receivers/index.ts'
import type { Suite } from '../../src/model/index.ts'

/** The page that shows which broken receiver fails which check, as Markdown. */
export function matrixPage(
  suites: readonly Suite[],
  broken: readonly BrokenReceiver[],
  correct: readonly FixtureReceiver[],
): string {
  const checks = suites.flatMap((suite) => suite.checks)
  const early = broken.filter(({ fails }) => fails.some((id) => id.startsWith('before/')))
  return [
    '# The matrix',
    '',
    `${checks.length} checks, ${broken.length} broken receivers, ${correct.length} correct ones. Each broken receiver has one mistake and fails`,
    'exactly the checks named here; every check is failed by at least one; the correct ones pass them all. Written by',
    '`test/matrix/coverage.test.ts`, and proven over real HTTP by the tests beside it.',
    ...suites.flatMap(({ id, theme, checks: own }) => [
      '',
      `## ${id}`,
      '',
      `${capital(theme)}.`,
      '',
      '| check | level | failed by |',
      '|---|---|---|',
      ...own.map((check) => `| ${check.id} | ${check.level} | ${catchersOf(check.id, broken).join(', ')} |`),
    ]),
    '',
    '## Recognised before any check',
    '',
    '| receiver | mistake | error |',
    '|---|---|---|',
    ...early.map(
      ({ name, mistake, fails }) =>
        `| ${name} | ${mistake} | ${fails.map((id) => id.replace('before/', '')).join(', ')} |`,
    ),
    '',
    '## Broken receivers',
    '',
    '| receiver | mistake | tested as |',
    '|---|---|---|',
    ...broken.map(({ name, mistake, providers }) => `| ${name} | ${mistake} | ${providers[0]} |`),
    '',
    '## Correct receivers',
    '',
    '| receiver | made with | providers |',
    '|---|---|---|',
    ...correct.map(
      ({ name, framework, providers }) => `| ${name} | ${framework} | ${providers.join(', ')} |`,
    ),
    '',
  ].join('\n')
}

function catchersOf(id: string, broken: readonly BrokenReceiver[]): readonly string[] {
  return broken.filter(({ fails }) => fails.includes(id)).map(({ name }) => name)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
