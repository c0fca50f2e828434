import { suites } from '../../../suites/index.ts'
import { featuresOf, loadProvider } from '../../contracts/index.ts'
import type { Capability, Check, NotApplicable } from '../../model/index.ts'
import { chooseMode, selectChecks } from '../../runner/index.ts'
import { examples, type Register } from '../command.ts'
import { type Page, page } from '../page.ts'
import type { Shell } from '../shell.ts'

interface ListFlags {
  readonly provider?: string
  readonly auth?: string
  readonly json?: true
}

/** What applies to one provider, in one of its authentication modes. */
interface Applicable {
  readonly name: string
  readonly mode: string
  readonly notApplicable: readonly NotApplicable[]
}

/** `hookproof list`: the catalogue of checks. */
export const register: Register = (command, shell) => {
  command
    .option('--provider <id|folder>', 'tell which checks apply to its deliveries')
    .option('--auth <mode>', "as the endpoint is secured; the provider's first mode if absent")
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['list', 'list --provider ./acme', 'list --json']))
    .action(async (flags: ListFlags) => {
      const applicable =
        flags.provider === undefined ? undefined : await applicableTo(flags.provider, flags.auth)
      shell.stdout.write(flags.json ? asJson(applicable) : asText(applicable, shell))
      shell.finish(0)
    })
}

async function applicableTo(id: string, auth: string | undefined): Promise<Applicable> {
  const { contract } = await loadProvider(id)
  const mode = chooseMode(contract, auth)
  const features = featuresOf(contract, mode)
  const { notApplicable } = selectChecks({ suites, features, capabilities: new Set<Capability>() })
  return { name: contract.name, mode: mode.id, notApplicable }
}

function asJson(applicable: Applicable | undefined): string {
  const reasons = new Map(applicable?.notApplicable.map(({ id, reason }) => [id, reason]))
  const entries = suites.flatMap((suite) =>
    suite.checks.map(({ id, level, claim, needs, because, fix }) => ({
      id,
      level,
      claim,
      needs,
      because,
      fix,
      ...(applicable === undefined ? {} : { applicable: !reasons.has(id), reason: reasons.get(id) ?? null }),
    })),
  )
  return `${JSON.stringify(entries, null, 2)}\n`
}

function asText(applicable: Applicable | undefined, { stdout }: Shell): string {
  const style = page(stdout)
  const left = new Set(applicable?.notApplicable.map(({ id }) => id))
  const listed = suites.map((suite) => ({ ...suite, checks: suite.checks.filter(({ id }) => !left.has(id)) }))
  const number = listed.reduce((sum, { checks }) => sum + checks.length, 0)
  const where = applicable === undefined ? '' : ` apply to ${applicable.name} (${applicable.mode})`
  return style.text([
    ...listed
      .filter(({ checks }) => checks.length > 0)
      .flatMap(({ id, theme, checks }) => [
        '',
        ...style.wrap(`${style.bold(id)}  ${style.dim(theme)}`, 1, 2),
        ...checks.flatMap((check) => checkLines(check, style)),
      ]),
    '',
    ` ${number} checks${where}`,
    ...notApplicableLines(applicable, style),
  ])
}

function checkLines({ id, level, claim, needs }: Check, style: Page): readonly string[] {
  const flags = needs.flatMap((need) => flagFor[need] ?? [])
  return [
    `   ${level.padEnd(7)}${id}${flags.length > 0 ? style.dim(`  with ${flags.join(', ')}`) : ''}`,
    ...style.wrap(claim, 10).map((line) => style.dim(line)),
  ]
}

/** What the user gives for a capability. */
const flagFor: Readonly<Record<string, string>> = {
  effects: '--effects',
  state: '--state',
  outcome: '--effects or --state',
}

function notApplicableLines(applicable: Applicable | undefined, style: Page): readonly string[] {
  if (applicable === undefined || applicable.notApplicable.length === 0) return []
  const byReason = new Map<string, string[]>()
  for (const { id, reason } of applicable.notApplicable) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), id])
  }
  return [
    '',
    ` ${applicable.notApplicable.length} do not:`,
    ...[...byReason].flatMap(([reason, ids]) => [
      ...style.wrap(reason, 3, 2),
      ...style.wrap(ids.join(', '), 5).map((line) => style.dim(line)),
    ]),
  ]
}
