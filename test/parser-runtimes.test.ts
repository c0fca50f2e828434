import { execFile } from 'node:child_process'
import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listProviders, loadProvider } from '../src/contracts/index.ts'
import { bundleParser } from './bundle-parser.ts'

const providers = await Promise.all((await listProviders()).map(loadProvider))
const names = providers.map(({ contract }) => contract.name)

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const body =
  '{"type":"contact.deleted","timestamp":"2026-03-01T10:00:00.000Z","data":{"id":"9b2f7f2e-3c3d-4e5f-8a9b-0c1d2e3f4a5b"}}'
const message = `msg_1.1772359200.${body}`
const pair = generateKeyPairSync('ed25519')
const publicKey = `whpk_${pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')}`

function headersWith(signature: string): Readonly<Record<string, string>> {
  return { 'webhook-id': 'msg_1', 'webhook-timestamp': '1772359200', 'webhook-signature': signature }
}

const mac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(message)
const symmetric = headersWith(`v1,${mac.digest('base64')}`)
const asymmetric = headersWith(`v1a,${sign(null, Buffer.from(message), pair.privateKey).toString('base64')}`)

/** Parses genuine deliveries and forgeries, and tells in JSON what came of them. */
const program = `
  const given = ${JSON.stringify({ body, symmetric, asymmetric, secret, publicKey })}
  const now = () => 1772359230000
  const shared = (body) => parser.parseStandardWebhooks({ headers: given.symmetric, body }, { secret: given.secret, now })
  const own = { mode: 'ed25519', secret: given.publicKey, now }
  const paired = (body) => parser.parseStandardWebhooks({ headers: given.asymmetric, body }, own)
  const tell = () => Promise.all([shared(given.body), shared(given.body + ' '), paired(given.body), paired('[')])
    .then((results) => JSON.stringify(results.map((one) => (one.ok ? one.delivery.event : one.error.code))))
`
const expected = '["contact.deleted","bad-signature","contact.deleted","bad-signature"]'

describe.each(providers.map(({ contract }) => [contract.id, contract.name] as const))(
  'the bundle of %s',
  async (id, name) => {
    const code = await bundleParser(id)

    test('holds no other provider, nothing of Node, and nothing that evaluates text', () => {
      const others = names.filter((other) => other !== name)
      expect(others.length).toBeGreaterThan(4)
      expect(others.filter((other) => new RegExp(`\\b${other}\\b`).test(code))).toEqual([])
      expect(
        code.match(/\bnode:|\brequire\(|\beval\(|\bFunction\(|\bimport\b|\bBuffer\b|\bprocess\./g),
      ).toBeNull()
    })

    test('holds only the kinds of verification that the provider has', () => {
      const kinds = {
        HMAC: 'HMAC',
        Ed25519: 'Ed25519',
        RSA: 'RSASSA',
        ECDSA: 'ECDSA',
        basic: '"basic"',
        bearer: '"bearer"',
      }
      const found = Object.entries(kinds).flatMap(([kind, mark]) => (code.includes(mark) ? [kind] : []))
      const has: Readonly<Record<string, readonly string[]>> = {
        moment: [],
        moxie: ['HMAC', 'basic', 'bearer'],
        'standard-webhooks': ['HMAC', 'Ed25519'],
      }
      expect(found).toEqual(has[id] ?? ['HMAC'])
    })
  },
)

test('runs where there are only globals of the Web, and text cannot become code', async () => {
  const code = await bundleParser('standard-webhooks', 'iife')
  const globals = { crypto, TextEncoder, TextDecoder, URL, URLSearchParams, atob, btoa }
  const context = createContext({ ...globals }, { codeGeneration: { strings: false, wasm: false } })
  expect(() => runInContext('eval("1")', context)).toThrow('Code generation from strings disallowed')
  expect(await runInContext(`${code};${program};tell()`, context)).toBe(expected)
})

const print = 'console.log(await tell())'

describe.each([
  ['bun', print, ['run', 'parse.mjs']],
  ['deno', print, ['run', '--no-prompt', 'parse.mjs']],
  // What Cloudflare runs Workers with.
  ['workerd', `export default { test: async () => ${print} }`, ['test', 'config.capnp']],
] as const)('%s', (runtime, end, args) => {
  test('runs it', async (context) => {
    const command = join(import.meta.dirname, '../node_modules/.bin', runtime)
    const version = await execute(command, ['--version'])
    if (version === null) return context.skip(`there is no ${runtime} for this machine`)
    const folder = await mkdtemp(join(tmpdir(), 'hookproof-runtime-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const code = await bundleParser('standard-webhooks', 'iife')
    await writeFile(join(folder, 'parse.mjs'), `${code};${program};${end}`)
    await writeFile(join(folder, 'config.capnp'), workerdConfig)
    expect(await execute(command, args, folder)).toBe(`${expected}\n`)
  })
})

const workerdConfig = `
  using Workerd = import "/workerd/workerd.capnp";
  const config :Workerd.Config = (services = [(name = "parse", worker = (
    modules = [(name = "parse", esModule = embed "parse.mjs")], compatibilityDate = "2026-01-01"
  ))]);
`

/** What a command prints; `null` where there is no such command. */
function execute(command: string, args: readonly string[], cwd = '.'): Promise<string | null> {
  return new Promise((done, failed) => {
    execFile(command, [...args], { cwd }, (error, stdout, stderr) => {
      if (error === null) done(stdout)
      else if (error.code === ('ENOENT' as never)) done(null)
      else failed(new Error(stderr))
    })
  })
}
