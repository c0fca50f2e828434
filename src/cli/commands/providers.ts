import { listProviders, loadProvider } from '../../contracts/index.ts'
import type { Contract } from '../../model/index.ts'
import { examples, type Register } from '../command.ts'
import { factsOf, type ShownFact } from '../facts.ts'
import { type Page, page } from '../page.ts'

/** `hookproof providers`: who can be played, and what is known about one and why. */
export const register: Register = (command, shell) => {
  command
    .argument('[provider]', 'id of a provider, or a folder; all of ours if absent')
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['providers', 'providers ./acme', 'providers ./acme --json']))
    .action(async (id: string | undefined, { json }: { readonly json?: true }) => {
      const style = page(shell.stdout)
      if (id === undefined) {
        const contracts = await Promise.all(
          (await listProviders()).map(async (one) => (await loadProvider(one)).contract),
        )
        shell.stdout.write(json ? jsonText(contracts.map(overview)) : overviewText(contracts, style))
      } else {
        const { contract } = await loadProvider(id)
        shell.stdout.write(json ? jsonText(contract) : contractText(contract, style))
      }
      shell.finish(0)
    })
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function overview({ id, name, summary, authentication, events }: Contract): object {
  const types = events.families.flatMap((family) => family.types.map(({ type }) => type))
  return { id, name, summary, authentication: authentication.map((mode) => mode.id), events: types }
}

function overviewText(contracts: readonly Contract[], style: Page): string {
  const width = Math.max(...contracts.map(({ id }) => id.length))
  return style.text([
    ...contracts.flatMap(({ id, name, summary, authentication, events }) => {
      const types = events.families.reduce((sum, family) => sum + family.types.length, 0)
      const modes = authentication.map((mode) => mode.id).join(', ')
      return [
        '',
        ` ${style.bold(id.padEnd(width))}  ${name}`,
        ...style.wrap(summary, width + 3).map((line) => style.dim(line)),
        ...style.wrap(`${types} event types; secured by ${modes}`, width + 3).map((line) => style.dim(line)),
      ]
    }),
    '',
    ' hookproof providers <id> shows what is known about one, and where it comes from.',
  ])
}

const columns = [3, 26] as const
const inset = 29

function contractText(contract: Contract, style: Page): string {
  const { id, name, summary, sources, events, assumptions } = contract
  return style.text([
    '',
    ` ${style.bold(name)} ${style.dim(`(${id})`)}`,
    ...style.wrap(summary, 1),
    ...factsOf(contract).flatMap(({ title, facts }) => [
      '',
      ` ${style.bold(title)}`,
      ...facts.flatMap((fact) => factLines(fact, style)),
    ]),
    '',
    ` ${style.bold('events')}`,
    ...events.families.flatMap(({ name: family, types }) =>
      style.row(family, types.map(({ type }) => type).join(', '), columns),
    ),
    ...(assumptions.length === 0 ? [] : ['', ` ${style.bold('readings that were chosen')}`]),
    ...assumptions.flatMap((one) => [
      ...style.wrap(`${one.id}: ${one.says}`, 3, 2),
      ...style.wrap(one.because, 5).map((line) => style.dim(line)),
    ]),
    '',
    ` ${style.bold('sources')}`,
    ...Object.entries(sources).flatMap(([key, { title, url }]) => [
      `   ${key}`,
      ...style.wrap(title, 5).map((line) => style.dim(line)),
      ...(url === undefined ? [] : [`     ${style.dim(url)}`]),
    ]),
  ])
}

function factLines(fact: ShownFact, style: Page): readonly string[] {
  const { name, value, basis, sources, note } = fact
  if (basis === undefined) return style.row(name, 'nobody knows', columns).map((line) => style.dim(line))
  const tint = basis === 'assumed' ? style.yellow : style.dim
  return [
    ...style.row(name, value, columns),
    ...style.wrap(`${basis}: ${sources.join(', ')}`, inset).map((line) => tint(line)),
    ...(note === undefined ? [] : style.wrap(note, inset).map((line) => style.dim(line))),
  ]
}
