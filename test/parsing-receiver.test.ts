import { expect, test } from 'vitest'
import { loadProvider } from '../src/contracts/index.ts'
import type { Credentials } from '../src/model/index.ts'
import { run } from '../src/runner/index.ts'
import { suites } from '../suites/index.ts'
import { optionsFor, parseFor } from './bundled-parsers.ts'

const signature: Credentials = { secret: 'whsec_aG9va3Byb29mIHRlc3Qgc2VjcmV0LCBub3QgZm9yIHVzZQ==' }

// What the parser is there for; what a receiver does with deliveries afterwards is the receiver's business.
const only = ['signatures/*', 'credentials/*', 'payloads/*', 'freshness/rejects-*', 'freshness/accepts-*']

test.each<[string, string, Credentials]>([
  ['moco', 'signature', signature],
  ['moego', 'signature', signature],
  ['mojave', 'signature', signature],
  ['standard-webhooks', 'signature', signature],
  ['moxie', 'basic', { username: 'moxie', password: 's3:cret' }],
  ['moxie', 'bearer', { token: 'Token-of-moxie' }],
  ['moxie', 'header', { headerName: 'X-Own', headerValue: 'Value-of-moxie' }],
])(
  'a receiver of %s that does what the parser says is conformant in mode %s',
  async (id, auth, credentials) => {
    const provider = await loadProvider(id)
    const mode = provider.contract.authentication.find((one) => one.id === auth)
    if (mode === undefined) throw new Error(`no mode ${auth}`)
    const effects: unknown[] = []
    const handler = async (request: Request): Promise<Response> => {
      const result = await parseFor(id, request, optionsFor(mode, credentials))
      if (!result.ok) return new Response(result.error.message, { status: result.error.status })
      effects.push(result.delivery.payload)
      return new Response(null, { status: 204 })
    }
    const report = await run({
      provider,
      suites,
      target: { kind: 'fetch', handler },
      auth,
      credentials,
      effects: { kind: 'function', read: async () => effects },
      only,
      runs: 8,
      seed: 1,
      workers: 4,
      settleMs: 100,
    })
    const failed = report.checks.filter(({ verdict }) => verdict === 'fail')
    expect(failed.map(({ id, findings, counterexample }) => ({ id, findings, counterexample }))).toEqual([])
    const passed = report.checks.filter(({ verdict }) => verdict === 'pass')
    expect(passed.length).toBeGreaterThan(10)
  },
)
