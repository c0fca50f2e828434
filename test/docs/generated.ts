import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { broken, correct } from '../../fixtures/receivers/index.ts'
import { listProviders, loadProvider } from '../../src/contracts/index.ts'
import type { Check } from '../../src/model/index.ts'
import { suites } from '../../suites/index.ts'
import { bundleParser } from '../bundle-parser.ts'
import { readDefects } from './defects.ts'
import { root } from './documents.ts'

/** What documents say that can be counted or listed, by name, in lines. */
export async function generated(name: string): Promise<readonly string[]> {
  const make = makers[name]
  if (make === undefined) throw new Error(`nothing is generated under the name "${name}"`)
  return make()
}

const makers: Readonly<Record<string, () => readonly string[] | Promise<readonly string[]>>> = {
  numbers: async () => {
    const checks = suites.flatMap((suite) => suite.checks)
    const frameworks = new Set(correct.map(({ framework }) => framework))
    const must = checks.filter(({ level }) => level === 'must').length
    return [
      `- **${checks.length} checks** in ${suites.length} suites, ${must} of them required.`,
      `- **${correct.length} correct receivers** on ${frameworks.size} frameworks in four languages, many of them odd, pass all of them.`,
      `- **${broken.length} broken receivers**, each with one mistake that real receivers have made, fail what they name.`,
    ]
  },
  providers: async () => {
    const rows = await Promise.all(
      (await listProviders()).map(async (id) => {
        const { contract } = await loadProvider(id)
        const types = contract.events.families.reduce((sum, family) => sum + family.types.length, 0)
        const modes = contract.authentication.map((mode) => mode.id).join(', ')
        return `| \`${id}\` | ${contract.name} | ${types} | ${modes} |`
      }),
    )
    return ['| id | provider | event types | secured by |', '|---|---|--:|---|', ...rows]
  },
  'vitest-example': () => [
    '```ts',
    ...readFileSync(join(root, 'examples/vitest/contacts.test.ts'), 'utf8').trimEnd().split('\n'),
    '```',
  ],
  'parsing-example': () => [
    '```ts',
    ...readFileSync(join(root, 'examples/parsing/receive.ts'), 'utf8').trimEnd().split('\n'),
    '```',
  ],
  'parser-sizes': async () => {
    const rows = await Promise.all(
      (await listProviders()).map(async (id) => {
        const { contract } = await loadProvider(id)
        const types = contract.events.families.reduce((sum, family) => sum + family.types.length, 0)
        return `| \`${id}\` | ${types} | ${Math.round((await bundleParser(id)).length / 1000)} kB |`
      }),
    )
    return ['| provider | event types | bundled and minified |', '|---|--:|--:|', ...rows]
  },
  checks: () =>
    suites.flatMap(({ id, theme, checks }, index) => [
      ...(index === 0 ? [] : ['']),
      `## ${id}`,
      '',
      `${theme[0]?.toUpperCase()}${theme.slice(1)}.`,
      '',
      '| check | level | claim | needs |',
      '|---|---|---|---|',
      ...checks.map((check) => `| \`${check.id}\` | ${check.level} | ${check.claim} | ${needsOf(check)} |`),
    ]),
  'defect-counts': () => {
    const { checked, notChecked } = readDefects(readFileSync(join(root, 'docs/not-checked.md'), 'utf8'))
    const partly = checked.filter(({ text }) => text.includes('in part')).length
    return [
      `Of ${checked.length + notChecked.length} defects that real receivers had, ${checked.length} are checked (${partly} of them in part) and ${notChecked.length} are not.`,
    ]
  },
}

/** What the user has to give for a check, beside the secret. */
function needsOf({ needs }: Check): string {
  const options: Readonly<Record<string, string>> = {
    effects: '`--effects`',
    state: '`--state`',
    outcome: '`--effects` or `--state`',
    wire: 'a real connection',
  }
  return needs.flatMap((need) => options[need] ?? []).join(', ')
}
