import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository: string = resolve(fileURLToPath(new URL('../..', import.meta.url)))

/** What a command printed, and how it ended. */
export interface Executed {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** A packed package, and an empty project that has it installed and nothing else. */
export interface Installed {
  readonly files: readonly string[]
  readonly packedBytes: number
  readonly unpackedBytes: number
  readonly project: string
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** Packs a fresh copy of this repository, as publishing does, and installs it without development dependencies. */
export async function installPackage(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'hookproof-package-'))
  const clone = join(folder, 'clone')
  await cp(repository, clone, { recursive: true, filter: (path) => isOfClone(relative(repository, path)) })
  await symlink(join(repository, 'node_modules'), join(clone, 'node_modules'))
  const packed = await mustSucceed('npm', ['pack', '--json', '--pack-destination', folder], clone)
  // What `prepare` prints comes first.
  const [about] = JSON.parse(packed.stdout.slice(packed.stdout.search(/^\[$/m))) as readonly Packed[]
  if (about === undefined) throw new Error('npm packed nothing')
  const project = join(folder, 'project')
  await mkdir(project)
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }\n')
  await npmInstall(project, join(folder, about.filename))
  return {
    files: about.files.map(({ path }) => path),
    packedBytes: about.size,
    unpackedBytes: about.unpackedSize,
    project,
    folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

interface Packed {
  readonly filename: string
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

function isOfClone(path: string): boolean {
  return !/(^|[\\/])(node_modules|dist|coverage|\.git)([\\/]|$)/.test(path)
}

/** Installs into a folder, from npm's cache as far as possible. */
export function npmInstall(folder: string, what: string): Promise<Executed> {
  const flags = ['--prefer-offline', '--omit=dev', '--no-audit', '--no-fund', '--no-progress']
  return mustSucceed('npm', ['install', ...flags, what], folder)
}

/** Runs a command to its end. */
export function execute(
  command: string,
  given: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Executed> {
  const { VITEST: _, NODE_OPTIONS: __, ...outer } = process.env
  const env = { ...outer, NO_COLOR: '1', ...environment }
  return new Promise((done) => {
    execFile(command, [...given], { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      done({ exitCode: error === null ? 0 : Number(error.code ?? 1), stdout, stderr })
    })
  })
}

async function mustSucceed(command: string, given: readonly string[], folder: string): Promise<Executed> {
  const executed = await execute(command, given, folder)
  if (executed.exitCode === 0) return executed
  throw new Error(`${command} ${given.join(' ')} failed: ${executed.stderr}${executed.stdout}`)
}

/** A correct receiver in a process of its own. */
export interface ReceiverProcess {
  readonly url: string
  readonly effectsUrl: string
  readonly stateUrl: string
  readonly stop: () => void
}

/** Starts a fixture receiver as anybody would start theirs. */
export function startReceiver(name: string, provider: string, secret: string): Promise<ReceiverProcess> {
  const server = join(repository, 'fixtures/receivers/serve.ts')
  const given = ['--import', 'tsx', server, name, '--provider', provider, '--secret', secret]
  const child = spawn(process.execPath, given, { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((started, failed) => {
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`the receiver ended with ${code}`)))
    child.stdout.once('data', (line: Buffer) => {
      started({ ...JSON.parse(line.toString()), stop: () => child.kill() })
    })
  })
}
