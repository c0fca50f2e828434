import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correct, type Running } from '../fixtures/receivers/index.ts'
import { namedTamperings } from '../src/cli/tamperings.ts'
import { loadProvider } from '../src/contracts/index.ts'
import { hookproof, type Said } from './fake-shell.ts'

const secret = '1d608b9d72219b90ff2393a1d3ee0ac0'
const running: Running[] = []
let signed: string
let basic: string

beforeAll(async () => {
  const receiver = correct.find(({ name }) => name === 'node-http')
  if (receiver === undefined) throw new Error('there is no receiver node-http')
  running.push(await receiver.start({ provider: 'moco', secret, store: 'memory' }))
  running.push(
    await receiver.start({
      provider: 'moxie',
      mode: 'basic',
      username: 'anna',
      password: 'hunter2',
      store: 'memory',
    }),
  )
  const [first, second] = running
  signed = first?.url ?? ''
  basic = second?.url ?? ''
})

afterAll(async () => {
  for (const receiver of running) await receiver.close()
})

test('shows a genuine delivery and its answer', async () => {
  const { code, stdout, stderr } = await toSigned('--event', 'Contact/create')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^\n genuine Contact\/create\n\n POST http:\/\/127.*\n {3}[\w-]+: /)
  expect(stdout).toMatch(/\n {3}X-Moco-Signature: [0-9a-f]{64}\n/i)
  expect(stdout).toMatch(/\n\n {3}\{"id":\d+.*\}\n\n 2\d\d in \d+ ms, acknowledged\n/)
})

const ofSignatures = namedTamperings.filter(({ kinds }) => kinds.includes('signature')).map(({ id }) => id)
const ofCredentials = namedTamperings.filter(({ kinds }) => kinds.includes('basic')).map(({ id }) => id)

// MOCO signs nothing but the body, so that moving its clock is no forgery.
test.each(ofSignatures.filter((id) => id !== 'stale' && id !== 'future'))('%s is refused', async (name) => {
  const { code, stdout } = await toSigned('--tamper', name, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ acknowledged: false, tampering: expect.any(String) })
})

test.each(ofCredentials.filter((id) => id.endsWith('credential')))('%s is refused', async (name) => {
  const { stdout } = await toBasic('--tamper', name, '--json')
  expect(JSON.parse(stdout)).toMatchObject({ acknowledged: false })
})

test('a genuine delivery that is refused is exit code 1', async () => {
  const { code, stdout } = await hookproof(['send', signed, '--provider', 'moco', '--secret', 'f'.repeat(32)])
  expect(code).toBe(1)
  expect(stdout).toContain(', not acknowledged\n')
})

test('no answer is exit code 3', async () => {
  const { code, stdout } = await hookproof([
    'send',
    'http://127.0.0.1:9/',
    '--provider',
    'moco',
    '--secret',
    secret,
  ])
  expect(code).toBe(3)
  expect(stdout).toMatch(
    /\n connection refused .*, not acknowledged\n Start the receiver, or correct the URL\.\n$/,
  )
})

test('never shows a password', async () => {
  for (const flags of [[], ['--json']]) {
    const { code, stdout } = await toBasic(...flags)
    expect(code).toBe(0)
    expect(stdout).toContain('Basic [secret]')
    expect(stdout).not.toContain('hunter2')
    expect(stdout).not.toContain(Buffer.from('anna:hunter2').toString('base64'))
  }
})

test('values that are set are signed with the rest', async () => {
  const set = [
    '--set',
    '/title=Relaunch "2027"',
    '--set',
    '/due_date="2027-01-31"',
    '--set',
    '/tags=["a","b"]',
  ]
  const { code, stdout, stderr } = await toSigned('--event', 'Invoice/create', ...set, '--json')
  expect([code, stderr]).toEqual([0, ''])
  const { request, acknowledged } = JSON.parse(stdout)
  expect(acknowledged).toBe(true)
  expect(request.body).toContain('"title":"Relaunch \\"2027\\""')
  expect(request.body).toContain('"due_date":"2027-01-31"')
  expect(request.body).toContain('"tags":["a","b"]')
  const forged = await toSigned('--set', '/id=7', '--tamper', 'body-altered', '--json')
  expect(JSON.parse(forged.stdout)).toMatchObject({ acknowledged: false })
})

test('a dry run shows a command that sends the same, and sends nothing', async () => {
  const line = [
    'send',
    'http://127.0.0.1:9/hooks',
    '--provider',
    'moco',
    '--event',
    'Activity/delete',
    '--dry-run',
  ]
  const environment = { HOOKPROOF_SECRET: secret }
  const { code, stdout, stderr } = await hookproof(line, { environment })
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^curl -i -X POST 'http:\/\/127\.0\.0\.1:9\/hooks' /)
  expect(stdout).toMatch(/-H 'X-Moco-Signature: [0-9a-f]{64}'/)
  expect(stdout).not.toContain(secret)
  // What a shell makes of it, without needing curl.
  const { stdout: words } = await promisify(execFile)('sh', [
    '-c',
    `curl() { printf '%s\\n' "$@"; }\n${stdout}`,
  ])
  const given = words.trimEnd().split('\n')
  const body = given[given.indexOf('--data-raw') + 1] ?? ''
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  expect(given).toContain(`X-Moco-Signature: ${signature}`)
  const json = await hookproof([...line, '--json'], { environment })
  expect(JSON.parse(json.stdout)).toMatchObject({
    acknowledged: null,
    answer: null,
  })
})

test('says that a payload does not fit its schema any more, and sends it', async () => {
  const { code, stdout, stderr } = await toSigned('--event', 'Contact/create', '--set', '/id=seven')
  expect(code).toBe(0)
  expect(stdout).toContain('"id":"seven"')
  expect(stderr).toMatch(/^hookproof: \/id does not fit the schema: expected .*, received "seven"\n$/)
})

test.each([
  [
    ['--tamper', 'wrong-secrte'],
    'Cannot tamper with "wrong-secrte": there is no such tampering. Did you mean "wrong-secret"?',
  ],
  [
    ['--tamper', 'no-credential'],
    /^Cannot tamper with "no-credential": it changes nothing under --auth signature\. Choose one of /,
  ],
  [['--event', 'Contact/nothing'], /^Cannot send event "Contact\/nothing": /],
  [
    ['--set', 'title=x'],
    'Cannot use "title=x" for --set: it is not <pointer>=<value>. Give for example /title=Relaunch.',
  ],
  [
    ['--event', 'Contact/create', '--event', 'Contact/update'],
    'Cannot send 2 events at once: this command sends one delivery. Call it once for each --event.',
  ],
  [
    ['--set', '/id=9007199254740993'],
    `Cannot set /id: 9007199254740993 would be sent as 9007199254740992, because it has too many digits. Give a number with at most 15 digits, or a text: /id='"9007199254740993"'.`,
  ],
  [
    ['--set', '/x={"a":["9007199254740993",{"b":-12345678901234567890}]}'],
    /^Cannot set \/x: -12345678901234567890 would be sent as -12345678901234567000, /,
  ],
  [
    ['--set', '/none/x=1'],
    'Cannot set /none/x: there is no /none. Set what holds it first, for example to {}.',
  ],
])('%j is exit code 2', async (flags, message) => {
  const { code, stderr } = await toSigned(...flags)
  expect(code).toBe(2)
  expect(stderr.replace(/^hookproof: |\n$/g, '')).toMatch(message)
})

test.each([
  [['send'], 'Cannot send a delivery: there is no URL.'],
  [['send', 'https://example.com/'], 'Cannot send to example.com: it is not this machine'],
])('%j is exit code 2, too', async (line, message) => {
  const { code, stderr } = await hookproof(line)
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
})

test('every tampering has a name of its own, and fits a mode of some provider', async () => {
  expect(new Set(namedTamperings.map(({ id }) => id)).size).toBe(namedTamperings.length)
  const providers = await Promise.all(['moco', 'moxie'].map(loadProvider))
  const kinds = providers.flatMap(({ contract }) => contract.authentication.map(({ kind }) => kind))
  for (const { kinds: fitting } of namedTamperings)
    expect(fitting.some((kind) => kinds.includes(kind))).toBe(true)
})

function toSigned(...flags: readonly string[]): Promise<Said> {
  return hookproof(['send', signed, '--provider', 'moco', ...flags], {
    environment: { HOOKPROOF_SECRET: secret },
  })
}

function toBasic(...flags: readonly string[]): Promise<Said> {
  const environment = { HOOKPROOF_USERNAME: 'anna', HOOKPROOF_PASSWORD: 'hunter2' }
  return hookproof(['send', basic, '--provider', 'moxie', '--auth', 'basic', ...flags], { environment })
}
