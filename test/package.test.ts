import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { listProviders } from '../src/contracts/index.ts'
import { suites } from '../suites/index.ts'
import { hookproof } from './fake-shell.ts'
import { longCapture } from './long-capture.ts'
import {
  type Executed,
  execute,
  type Installed,
  installPackage,
  npmInstall,
  type ReceiverProcess,
  repository,
  startReceiver,
} from './package/install.ts'

const secret = 'secret-of-the-endpoint'
let installed: Installed
let receiver: ReceiverProcess

beforeAll(async () => {
  installed = await installPackage()
  receiver = await startReceiver('node-http', 'moco', secret)
}, 120_000)

afterAll(async () => {
  receiver?.stop()
  await installed?.remove()
})

describe('the package', () => {
  it('holds what runs, and nothing else', () => {
    const { files } = installed
    const strange = files.filter(
      (path) =>
        !/^(package\.json|README\.md|LICENSE|schemas\/.+\.json|dist\/(src|suites)\/.+\.(js|d\.ts))$/.test(
          path,
        ) || /\.test\.|test-d|fixtures/.test(path),
    )
    expect(strange).toEqual([])
  })

  it('holds every provider, every check and the schemas of contracts', async () => {
    const providers = await listProviders()
    const checks = suites.flatMap((suite) => suite.checks)
    expect(checks.length * providers.length).toBeGreaterThan(0)
    expect(installed.files).toEqual(
      expect.arrayContaining([
        'schemas/contract.schema.json',
        ...providers.flatMap((id) => [`schemas/${id}/contract.json`, `dist/src/generated/${id}.d.ts`]),
        ...providers.map((id) => `dist/src/generated/providers/${id}.js`),
        ...checks.map(({ id }) => `dist/suites/${id}.js`),
        'dist/src/cli/validation/judging-thread.js',
      ]),
    )
  })

  it('is small', () => {
    expect(installed.packedBytes).toBeLessThan(800_000)
    expect(installed.unpackedBytes).toBeLessThan(3_200_000)
  })
})

describe('installed without development dependencies', () => {
  it('says its version', async () => {
    expect(await npx('--version')).toEqual({ exitCode: 0, stdout: `${packageJson.version}\n`, stderr: '' })
  })

  it('helps', async () => {
    const { exitCode, stdout } = await npx('--help')
    expect(stdout).toMatch(/^Usage: hookproof/)
    expect(exitCode).toBe(0)
  })

  it('lists checks and providers', async () => {
    const checks = await npx('list')
    expect(checks.stdout).toContain('rejects-tampered-body')
    expect(checks.exitCode).toBe(0)
    const providers = await npx('providers')
    for (const id of await listProviders()) expect(providers.stdout).toContain(id)
    expect(providers.exitCode).toBe(0)
  })

  it('tests a receiver', async () => {
    const { exitCode, stdout, stderr } = await npx(...testCommand())
    expect(stderr).toBe('')
    expect(stdout).toContain('partial')
    expect(exitCode).toBe(0)
  })

  it('compiles in a strict project', async () => {
    const { project } = installed
    await writeFile(join(project, 'consumer.ts'), consumer)
    const configuration = {
      compilerOptions: {
        module: 'nodenext',
        target: 'es2023',
        strict: true,
        noEmit: true,
        // Dependencies bring them; a second copy from elsewhere would declare everything twice.
        types: ['node'],
      },
      files: ['consumer.ts'],
    }
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify(configuration))
    const tsc = join(repository, 'node_modules/typescript/bin/tsc')
    expect(await execute(process.execPath, [tsc], project)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  })

  it('parses deliveries', async () => {
    const { project } = installed
    await writeFile(join(project, 'parse.js'), program)
    const { stdout, stderr, exitCode } = await execute(process.execPath, ['parse.js'], project)
    expect([exitCode, stderr, stdout]).toEqual([0, '', 'bad-signature Invoice/delete true\n'])
  })

  it('validates a long capture with all cores as with one', async () => {
    const file = join(installed.folder, 'long.ndjson')
    await writeFile(file, longCapture(5))
    const line = ['validate', file, '--provider', 'moco', '--secret', secret, '--reporter']
    const report = join(installed.folder, 'long.json')
    const { exitCode, stderr } = await npx(...line, `json=${report}`)
    expect([exitCode, stderr]).toEqual([1, ''])
    // From its sources the program has no threads.
    expect(JSON.parse(await readFile(report, 'utf8'))).toEqual(
      JSON.parse((await hookproof([...line, 'json'])).stdout),
    )
  })

  it('registers tests in vitest', async () => {
    const { project } = installed
    const vitest = join(repository, 'node_modules/vitest')
    await symlink(vitest, join(project, 'node_modules/vitest'))
    await writeFile(join(project, 'hooks.test.js'), specification(receiver.url))
    const given = [join(vitest, 'vitest.mjs'), 'run', '--root', project, '-t', 'rejects-tampered-body$']
    const { stdout, stderr, exitCode } = await execute(process.execPath, given, project)
    expect(stderr).toBe('')
    expect(stdout).toContain('1 passed')
    expect(exitCode).toBe(0)
  })
})

describe.each([22, 24])('Node %i', (version) => {
  it('runs it', async (context) => {
    const folder = join(installed.folder, `node-${version}`)
    await mkdir(folder)
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
    const problem = await npmInstall(folder, `node@${version}`).then(
      () => undefined,
      (error: Error) => error.message.split('\n')[0],
    )
    if (problem !== undefined) return context.skip(`Node ${version} cannot be installed here: ${problem}`)
    const node = join(folder, 'node_modules/node/bin/node')
    const main = join(installed.project, 'node_modules/hookproof/dist/src/cli/main.js')
    const found = await execute(node, ['--version'], folder)
    if (found.exitCode !== 0) return context.skip(`Node ${version} does not run here: ${found.stderr}`)
    expect(found.stdout).toMatch(new RegExp(`^v${version}\\.`))
    const told = await execute(node, [main, '--version'], folder)
    expect(told).toEqual({ exitCode: 0, stdout: `${packageJson.version}\n`, stderr: '' })
    const tested = await execute(node, [main, ...testCommand()], folder, { HOOKPROOF_SECRET: secret })
    expect(tested).toMatchObject({ exitCode: 0, stderr: '' })
    expect(tested.stdout).toContain('partial')
  })
})

/** Some checks of every kind: what all of them find is the matrix's business. */
function testCommand(): readonly string[] {
  const { url, effectsUrl, stateUrl } = receiver
  const only = ['signatures/rejects-*', 'duplicates/duplicate-*', 'timeouts/accepts-*']
  return [
    ...['test', url, '--provider', 'moco', '--effects', effectsUrl, '--state', stateUrl],
    ...['--runs', '3', '--seed', '1', '--event', 'Activity/create', '--event', 'Activity/update'],
    ...only.flatMap((pattern) => ['--only', pattern]),
  ]
}

function npx(...given: readonly string[]): Promise<Executed> {
  const quiet = { npm_config_loglevel: 'error', HOOKPROOF_SECRET: secret }
  return execute('npx', ['hookproof', ...given], installed.project, quiet)
}

const consumer = `
import { loadProvider, type Report, run, type RunSettings, suites, UsageError } from 'hookproof'
import { parseMoco } from 'hookproof/providers/moco'
import { type ParseResult, parseDelivery } from 'hookproof/receiving'
import type { MocoDelivery } from 'hookproof/types/moco'
import { conformance, type ConformanceOptions } from 'hookproof/vitest'

const settings: RunSettings = {
  provider: await loadProvider('moco'),
  suites,
  target: { kind: 'fetch', handler: () => new Response() },
  credentials: { secret: 'secret' },
  runs: 1,
  workers: 1,
  settleMs: 100,
}
export const report: Promise<Report> = run(settings)
export const isUsage = (error: unknown): boolean => error instanceof UsageError
export const options: ConformanceOptions = { receiver: async (request: Request) => new Response(request.url) }
conformance('moco', options)
export function kindOf(delivery: MocoDelivery): string {
  return delivery.event === 'Activity/delete' ? delivery.headers['x-moco-event'] satisfies 'delete' : 'other'
}
export async function answer(request: Request, secret: string | undefined): Promise<Response> {
  const result: ParseResult<MocoDelivery> = await parseMoco(request, { secret })
  return result.ok ? new Response(result.delivery.event) : new Response(null, { status: result.error.status })
}
export const generic = parseDelivery
// @ts-expect-error a run needs a receiver
export const incomplete: ConformanceOptions = { secret: 'secret' }
`

const program = `
import { moco, parseMoco } from 'hookproof/providers/moco'
import { parseDelivery } from 'hookproof/receiving'
const headers = { 'X-Moco-Target': 'Invoice', 'X-Moco-Event': 'delete', 'X-Moco-Signature': 'f'.repeat(64) }
const request = { headers, body: '{"id":1}' }
const forged = await parseMoco(request, { secret: 'secret' })
const taken = await parseDelivery(moco, request, { verify: false })
const missing = await parseMoco(request, {}).catch((error) => error instanceof TypeError)
console.log(forged.error.code, taken.delivery.event, missing)
`

function specification(url: string): string {
  return `import { conformance } from 'hookproof/vitest'
conformance('moco', { receiver: '${url}', secret: '${secret}', runs: 3, events: ['Activity/create'] })
`
}
