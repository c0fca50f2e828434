import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listProviders } from '../src/contracts/index.ts'
import { hookproof } from './fake-shell.ts'

const run = promisify(execFile)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hookproof-types-'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rm(folder, { recursive: true }))

test('the committed types are those of the schemas; `npm run types:generate` writes them', async () => {
  const ids = await listProviders()
  expect(ids.length).toBeGreaterThan(5)
  const files = (await readdir('src/generated', { recursive: true })).filter((file) => file.endsWith('.ts'))
  expect(files.sort()).toEqual(ids.flatMap((id) => [`${id}.ts`, join('providers', `${id}.ts`)]).sort())
  const own = ['--runtime', '../../receiving/index.ts']
  expect(await hookproof(['types', '--out', 'src/generated', ...own, '--check'])).toEqual({
    code: 0,
    stdout: 'Types are up to date.\n',
    stderr: '',
  })
})

test('prints one module when there is no folder', async () => {
  const { code, stdout } = await hookproof(['types', 'mojave'])
  expect(code).toBe(0)
  expect(stdout).toBe(await readFile('src/generated/mojave.ts', 'utf8'))
})

test('types of a folder of the user’s own satisfy the strictest compiler', async () => {
  const own = join(folder, 'acme')
  await cp('schemas/moego', own, { recursive: true })
  const contract = await readFile(join(own, 'contract.json'), 'utf8')
  await writeFile(join(own, 'contract.json'), contract.replace('"id": "moego"', '"id": "acme-2"'))
  const out = join(folder, 'types')
  expect(await hookproof(['types', own, '--out', out])).toMatchObject({
    code: 0,
    stdout: `${join(out, 'acme-2.ts')}\n${join(out, 'providers/acme-2.ts')}\n`,
  })
  await writeFile(join(out, 'use.ts'), use)
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2023',
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedDeclarations: true,
    declaration: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    types: [],
    paths: { 'hookproof/receiving': [resolve('src/receiving/index.ts')] },
  }
  const project = join(out, 'tsconfig.json')
  await writeFile(project, JSON.stringify({ compilerOptions, include: ['.'] }))
  await expect(run('node_modules/.bin/tsc', ['-p', project])).resolves.toMatchObject({ stdout: '' })
  await writeFile(
    join(out, 'use.ts'),
    `import type { Acme2Delivery } from './acme-2.ts'\nexport const no: Acme2Delivery['event'] = 'NO'\n`,
  )
  await expect(run('node_modules/.bin/tsc', ['-p', project])).rejects.toMatchObject({
    stdout: expect.stringContaining(`'"NO"' is not assignable`),
  })
})

/** What people write. */
const use = `import type { Acme2Delivery } from './acme-2.ts'
import { acme2, parseAcme2 } from './providers/acme-2.ts'
import { parseDelivery } from 'hookproof/receiving'
export const pet = (one: Acme2Delivery): string | null => (one.event === 'PET_DELETED' ? one.payload.pet.id : null)
export async function handle(request: Request, secret: string | undefined): Promise<Response> {
  const result = await parseAcme2(request, { secret })
  if (!result.ok) return new Response(result.error.message, { status: result.error.status })
  const { delivery } = result
  if (delivery.event === 'PET_DELETED') return new Response(delivery.payload.pet.id)
  const same = await parseDelivery(acme2, request, { verify: false })
  return new Response(same.ok ? (delivery.headers['x-moe-delivery-id'] ?? '') : same.error.code)
}
// @ts-expect-error a credential is needed, or a clear word
export const open: Promise<unknown> = parseAcme2({ headers: {}, body: '' }, {})
`

test('parsers can be left out, or import another module', async () => {
  const out = join(folder, 'only')
  await hookproof(['types', 'mojave', '--out', out, '--types-only'])
  expect(await readdir(out)).toEqual(['mojave.ts'])
  await hookproof(['types', 'mojave', '--out', out, '--runtime', 'npm:hookproof/receiving'])
  const text = await readFile(join(out, 'providers/mojave.ts'), 'utf8')
  expect(text).toContain("import * as receiving from 'npm:hookproof/receiving'")
  expect((await hookproof(['types', 'mojave', '--out', out, '--check'])).stdout.replaceAll(out, 'OUT')).toBe(
    'stale       OUT/providers/mojave.ts\n\nWrite them again: hookproof types mojave --out OUT\n',
  )
})

test.each<[string, string, string]>([
  [
    '"algorithm": "hmac-sha256"',
    '"algorithm": "jwt-hs256"',
    'Cannot write a parser for "acme": cannot sign with "jwt-hs256": this version does not implement it. Use ',
  ],
  [
    '"signed": "{body}"',
    '"signed": "{body}{crc64:body}"',
    'Cannot write a parser for "acme": there is no part "{crc64:body}" of signed bytes',
  ],
  [
    '"value": "json"',
    '"value": "form"',
    'Cannot write a parser for "acme": its bodies are "form", and parsers read JSON.',
  ],
])('a contract with %s changed to %s has types and no parser', async (before, after, message) => {
  const own = await mkdtemp(join(folder, 'acme-'))
  await cp('examples/acme', own, { recursive: true })
  const contract = await readFile(join(own, 'contract.json'), 'utf8')
  expect(contract).toContain(before)
  await writeFile(join(own, 'contract.json'), contract.replace(before, after))
  const { code, stderr } = await hookproof(['types', own, '--out', join(own, 'out')])
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  expect(stderr).toContain('Write types alone with --types-only.')
  expect(await hookproof(['types', own, '--out', join(own, 'out'), '--types-only'])).toMatchObject({
    code: 0,
  })
})

describe('--check', () => {
  test('lists what is missing, stale and superfluous, and says how to write it again', async () => {
    const out = join(folder, 'check')
    await hookproof(['types', '--out', out])
    await writeFile(join(out, 'mojave.ts'), '// changed by hand\n')
    await rm(join(out, 'moment.ts'))
    await cp(join(out, 'moxie.ts'), join(out, 'gone.ts'))
    await writeFile(join(out, 'mine.ts'), 'export const mine = 1\n')
    const { code, stdout } = await hookproof(['types', '--out', out, '--check'])
    expect(code).toBe(1)
    expect(stdout.replaceAll(out, 'OUT')).toBe(
      'stale       OUT/mojave.ts\nmissing     OUT/moment.ts\nsuperfluous OUT/gone.ts\n\nWrite them again: hookproof types --out OUT\n',
    )
    expect(await hookproof(['types', 'moxie', '--out', out, '--check'])).toMatchObject({ code: 0 })
    expect(await hookproof(['types', '--out', out])).toMatchObject({
      code: 0,
      stderr: `${join(out, 'gone.ts')} belongs to no provider any more.\n`,
    })
    expect(await readdir(out)).toContain('mine.ts')
    expect(await hookproof(['types', 'mojave', 'moment', '--out', out, '--check'])).toMatchObject({ code: 0 })
  })

  test('takes a file with other line ends for the same file', async () => {
    const out = join(folder, 'lines')
    await hookproof(['types', 'mojave', '--out', out])
    const file = join(out, 'mojave.ts')
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('\n', '\r\n'))
    expect(await hookproof(['types', 'mojave', '--out', out, '--check'])).toMatchObject({ code: 0 })
  })

  test('finds everything missing where there is no folder', async () => {
    expect(await hookproof(['types', 'mojave', '--out', join(folder, 'nowhere'), '--check'])).toMatchObject({
      code: 1,
    })
  })
})

test.each([
  [
    ['types'],
    'Cannot print types of all providers: one module at a time fits there. Name one provider, or add --out with a folder.',
  ],
  [
    ['types', 'moco', 'moxie'],
    'Cannot print types of 2 providers: one module at a time fits there. Name one provider, or add --out with a folder.',
  ],
  [
    ['types', 'moco', '--check'],
    'Cannot check types: no folder is given. Add --out with the folder that holds them.',
  ],
  [['types', 'moko'], 'Cannot load provider "moko": there is no folder schemas/moko. Did you mean "moco"?'],
  [
    ['types', 'moco', 'schemas/moco', '--out', 'x'],
    'Cannot write types of "schemas/moco": another provider has the id "moco" too. Give each of them an id of its own.',
  ],
])('%j is used wrongly', async (line, message) => {
  expect(await hookproof(line)).toEqual({ code: 2, stdout: '', stderr: `hookproof: ${message}\n` })
})
