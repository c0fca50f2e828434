import type { Suite } from '../src/model/index.ts'

/** The catalogue of checks as a page. */
export function suitesPage(suites: readonly Suite[]): string {
  const count = suites.reduce((sum, { checks }) => sum + checks.length, 0)
  const rows = suites.flatMap(({ id: suite, checks }) =>
    checks.map(({ id, level, claim, needs }) => {
      const name = id.slice(suite.length + 1)
      return `| ${suite} | ${level} | [${id}](${suite}/${name}.ts) | ${claim} | ${needs.join(', ')} |`
    }),
  )
  return `# Suites

What receivers must do: ${count} checks, one file each, a judge test beside it. \`needs\` says what a contract or a set-up
has to offer for a check to make sense. This page is written by \`UPDATE_DOCS=1 npx vitest run test/checks.test.ts\`.

| suite | level | check | claim | needs |
|---|---|---|---|---|
${rows.join('\n')}
`
}
