import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { listProviders, loadProvider } from '../../contracts/index.ts'
import { UsageError } from '../../model/index.ts'
import { generatedMark, providerParser, providerTypes } from '../../typegen/index.ts'
import { examples, type Register } from '../command.ts'
import type { Shell } from '../shell.ts'
import { requireFolder, writeFiles } from '../write-files.ts'

interface Flags {
  readonly out?: string
  readonly check?: true
  readonly typesOnly?: true
  readonly runtime: string
}

const defaultRuntime = 'hookproof/receiving'

/** Where parsers stand, beside the types. */
const parsers = 'providers'

/** `hookproof types`: prints one module, writes several, or says which of them are not up to date. */
export const register: Register = (command, shell) => {
  command
    .argument('[providers...]', 'ids of providers, or folders; all of ours when none is given')
    .option('--out <folder>', 'write <provider>.ts there, and parsers as providers/<provider>.ts')
    .option('--check', 'write nothing; exit 1 when the files in --out are not up to date')
    .option('--types-only', 'leave the parsers out')
    .option('--runtime <module>', 'module that parsers import', defaultRuntime)
    .addHelpText(
      'after',
      examples(['types acme', 'types ./acme --out src/webhooks', 'types ./acme --out src/webhooks --check']),
    )
    .action(async (providers: readonly string[], flags: Flags) => {
      if (flags.out === undefined) return printOne(providers, flags, shell)
      const folder = resolve(shell.workingDirectory, flags.out)
      await requireFolder(folder, flags.out)
      const modules = await generate(providers.length === 0 ? await listProviders() : providers, flags)
      const stale = await compare(folder, modules, providers.length === 0)
      if (flags.check) return tellStale(stale, flags.out, commandOf(providers, flags), shell)
      await writeFiles(folder, modules, flags.out)
      shell.stdout.write([...modules.keys()].map((file) => `${join(flags.out ?? '', file)}\n`).join(''))
      for (const { file, how } of stale) {
        if (how === 'superfluous')
          shell.stderr.write(`${join(flags.out, file)} belongs to no provider any more.\n`)
      }
      shell.finish(0)
    })
}

interface StaleFile {
  readonly file: string
  readonly how: 'missing' | 'stale' | 'superfluous'
}

async function printOne(providers: readonly string[], flags: Flags, shell: Shell): Promise<void> {
  const { check } = flags
  const [provider] = providers
  if (check || providers.length !== 1 || provider === undefined) {
    throw new UsageError(
      'no-output-folder',
      check
        ? 'Cannot check types: no folder is given.'
        : `Cannot print types of ${providers.length === 0 ? 'all' : providers.length} providers: one module at a time fits there.`,
      check ? 'Add --out with the folder that holds them.' : 'Name one provider, or add --out with a folder.',
    )
  }
  for (const text of (await generate([provider], { ...flags, typesOnly: true })).values()) {
    shell.stdout.write(text)
  }
  shell.finish(0)
}

/** Modules by file name. */
async function generate(
  providers: readonly string[],
  { typesOnly, runtime }: Flags,
): Promise<ReadonlyMap<string, string>> {
  const modules = new Map<string, string>()
  for (const one of providers) {
    const provider = await loadProvider(one)
    const file = `${provider.contract.id}.ts`
    if (modules.has(file)) {
      throw new UsageError(
        'same-provider-twice',
        `Cannot write types of "${one}": another provider has the id "${provider.contract.id}" too.`,
        'Give each of them an id of its own.',
      )
    }
    modules.set(file, await providerTypes(provider))
    if (!typesOnly) modules.set(join(parsers, file), providerParser(provider, runtime))
  }
  return modules
}

async function compare(
  folder: string,
  modules: ReadonlyMap<string, string>,
  all: boolean,
): Promise<readonly StaleFile[]> {
  const stale: StaleFile[] = []
  for (const [file, text] of modules) {
    const found = await read(join(folder, file))
    if (found !== text) stale.push({ file, how: found === null ? 'missing' : 'stale' })
  }
  // When only some providers were asked for, the files of the others are none of our business.
  const others = all ? [...(await modulesIn(folder, '')), ...(await modulesIn(folder, parsers))] : []
  for (const file of others) {
    if (modules.has(file)) continue
    const [first = ''] = ((await read(join(folder, file))) ?? '').split('\n', 1)
    if (first.includes(generatedMark)) stale.push({ file, how: 'superfluous' })
  }
  return stale
}

/** Relative to the folder, in the order of their names. */
async function modulesIn(folder: string, below: string): Promise<readonly string[]> {
  const files = await readdir(join(folder, below)).catch(() => [])
  return files
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => join(below, file))
}

async function read(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** What writes them again. */
function commandOf(providers: readonly string[], { out = '', typesOnly, runtime }: Flags): string {
  const only = typesOnly ? ['--types-only'] : []
  const other = runtime === defaultRuntime ? [] : ['--runtime', runtime]
  return ['hookproof types', ...providers, '--out', out, ...only, ...other].join(' ')
}

function tellStale(stale: readonly StaleFile[], out: string, again: string, shell: Shell): void {
  for (const { file, how } of stale) shell.stdout.write(`${how.padEnd(11)} ${join(out, file)}\n`)
  shell.stdout.write(stale.length === 0 ? 'Types are up to date.\n' : `\nWrite them again: ${again}\n`)
  shell.finish(stale.length === 0 ? 0 : 1)
}
