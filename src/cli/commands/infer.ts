import { stat } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { type CapturedDelivery, readers } from '../../captures/index.ts'
import { type Draft, infer } from '../../inference/index.ts'
import { type Credentials, redact, UsageError } from '../../model/index.ts'
import { examples, gather, type Register } from '../command.ts'
import { addCredentials, type CredentialFlags, credentialsOf } from '../credential-options.ts'
import { draftText } from '../inference/draft-text.ts'
import { page } from '../page.ts'
import type { Shell } from '../shell.ts'
import { readCaptures } from '../validation/read-captures.ts'
import { requireFolder, writeFiles } from '../write-files.ts'

interface Flags extends Omit<CredentialFlags, 'provider' | 'auth' | 'secret'> {
  readonly out?: string
  readonly id?: string
  readonly name?: string
  readonly secret?: readonly string[]
  readonly eventAt?: readonly string[]
  readonly format?: string
  readonly force?: true
}

/** `hookproof infer`: drafts a provider's folder from captured deliveries, and says what it found. */
export const register: Register = (command, shell) => {
  command
    .argument('<captures...>', 'files, folders, or - for the standard input')
    .option('--out <folder>', 'write the draft there; without it, nothing is written')
    .option('--force', 'overwrite the files of an earlier draft')
    .option('--id <id>', 'id of the provider; the name of the folder when absent')
    .option('--name <name>', 'name of the provider; its id when absent')
    .option('--event-at <location>', 'header:X-Name or body:/pointer that tells the event type', gather)
    .option(
      '--secret <secret>',
      'the signing secret of the endpoint, to search for the scheme; several while they are rotated (env HOOKPROOF_SECRET)',
      gather,
    )
  addCredentials(command, ['username', 'password', 'token', 'headerName', 'headerValue'])
  command
    .option('--public-url <url>', 'the URL that the provider called, for signatures that cover it')
    .option('--format <format>', `${readers.map(({ format }) => format).join(', ')}; recognised when absent`)
    .addHelpText(
      'after',
      `\nSecrets are tried on signatures and never written. Texts of deliveries are not copied, but for event types and\nheaders that are always the same.\n${examples(
        ['infer captures/ --out schemas/acme', 'infer shop.har --event-at body:/action --secret "$SECRET"'],
      )}`,
    )
    .action((paths: readonly string[], flags: Flags) => draftFrom(paths, flags, shell))
}

async function draftFrom(paths: readonly string[], flags: Flags, shell: Shell): Promise<void> {
  const credentials = severalCredentials(flags, shell)
  const secrets = Object.values(credentials).flat()
  shell.hide(secrets)
  const { captures, unread } = await readCaptures(paths, flags.format, shell)
  const entries = captures.flatMap((capture) => capture.entries)
  const deliveries = entries.filter((entry): entry is CapturedDelivery => entry.kind === 'delivery')
  const id = idOf(flags)
  const draft = infer({
    deliveries,
    credentials,
    id,
    name: flags.name ?? id,
    sources: captures.map(({ file }) => sourceName(file, shell.workingDirectory)),
    eventAt: flags.eventAt,
    publicUrl: flags.publicUrl,
  })
  if (flags.out !== undefined) await write(draft, flags.out, flags.force === true, shell)
  const broken = entries.filter((entry) => entry.kind === 'broken')
  const text = draftText(
    draft,
    { broken, unread, out: flags.out, files: captures.length },
    page(shell.stdout),
  )
  shell.stdout.write(redact(secrets)(text))
  shell.finish(0)
}

/** All secrets are tried: the newest, and those that it replaced. */
function severalCredentials({ secret: given = [], ...flags }: Flags, { environment }: Shell): Credentials {
  const { secret: told, ...others } = credentialsOf(flags, environment)
  const [secret, ...previousSecrets] = given.length === 0 && told !== undefined ? [told] : given
  return {
    ...others,
    ...(secret === undefined ? {} : { secret }),
    ...(previousSecrets.length === 0 ? {} : { previousSecrets }),
  }
}

function idOf({ id, out }: Flags): string {
  const given = id ?? basename(resolve(out ?? 'provider'))
  const made = given
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (made !== '' && (id === undefined || made === id)) return made
  throw new UsageError(
    'unusable-id',
    `Cannot call a provider "${given}": an id has small letters, digits and hyphens.`,
    made === '' ? 'Choose one with --id.' : `Choose another one, for example --id ${made}.`,
  )
}

/** Contracts are shared; where somebody's files lie is nobody's business. */
function sourceName(file: string, workingDirectory: string): string {
  if (file === 'standard input') return file
  const path = relative(workingDirectory, resolve(workingDirectory, file)).replaceAll('\\', '/')
  return path.startsWith('../') || path.includes(':') ? basename(file) : path
}

async function write(draft: Draft, out: string, force: boolean, shell: Shell): Promise<void> {
  const folder = resolve(shell.workingDirectory, out)
  await requireFolder(folder, out)
  for (const file of force ? [] : draft.files.keys()) {
    if (!(await exists(join(folder, file)))) continue
    throw new UsageError(
      'file-exists',
      `Cannot write the draft to ${out}: ${file} is there already.`,
      'Choose another folder, or overwrite it with --force.',
    )
  }
  const files = [...draft.files].map(
    ([file, content]) => [file, `${JSON.stringify(content, null, 2)}\n`] as const,
  )
  await writeFiles(folder, files, out)
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw cause
  }
}
