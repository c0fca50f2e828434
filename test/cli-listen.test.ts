import { createHmac } from 'node:crypto'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hookproof } from './fake-shell.ts'
import { listening } from './listening-command.ts'
import { deliveriesIn } from './recording-desk.ts'
import { type ScratchFolder, scratchFolder } from './validation-reports.ts'

const secret = '1d608b9d72219b90ff2393a1d3ee0ac0'
let folder: ScratchFolder
let count = 0

beforeAll(async () => {
  folder = await scratchFolder()
})

afterAll(() => folder.remove())

function fresh(): string {
  count += 1
  return join(folder.path, `${count}.ndjson`)
}

/** A deletion, which MOCO sends with nothing but an id. */
function post(
  url: string,
  body = '{"id":1}',
  key = secret,
  more: Record<string, string> = {},
): Promise<Response> {
  const headers = {
    'Content-Type': 'application/json',
    'X-Moco-Target': 'Activity',
    'X-Moco-Event': 'delete',
    'X-Moco-Timestamp': '1770112800463',
    'X-Moco-Signature': createHmac('sha256', key).update(body).digest('hex'),
    ...more,
  }
  return fetch(url, { method: 'POST', headers, body })
}

test('stores, verifies and acknowledges, and stops after as many as wanted', async () => {
  const out = fresh()
  const command = await listening(['--provider', 'moco', '--out', out, '--limit', '2'], {
    HOOKPROOF_SECRET: secret,
  })
  expect((await post(`${command.url}/any/path?x=1`)).status).toBe(200)
  expect((await post(command.url)).status).toBe(200)
  expect(await command.ended).toBe(0)
  expect(command.said.stderr).toBe('')
  expect(command.said.stdout).toMatch(/✓ {2}1 {2}moco Activity\/delete {2}8 B, signature verified\n/)
  expect(command.said.stdout).toContain(
    `\n 2 deliveries: 2 valid\n look at them with: hookproof validate ${out} --provider moco\n`,
  )
  expect(await deliveriesIn(out)).toMatchObject([{ url: '/any/path?x=1', method: 'POST' }, { url: '/' }])
  expect(await hookproof(['validate', out, '--provider', 'moco', '--secret', secret])).toMatchObject({
    code: 0,
  })
})

test('problems are told and are exit code 1; what is wrong is stored and acknowledged all the same', async () => {
  const out = fresh()
  const command = await listening(['--provider', 'moco', '--secret', secret, '--out', out, '--limit', '2'])
  expect((await post(command.url, '{"id":1}', 'another')).status).toBe(200)
  expect((await post(command.url, '{"id":"1"}')).status).toBe(200)
  expect(await command.ended).toBe(1)
  expect(command.said.stdout).toMatch(
    /✗ {2}1 .*signature refused\n +signature: expected a signature that verifies/,
  )
  expect(command.said.stdout).toMatch(/✗ {2}2 .*\n +payload \/id: expected /)
  expect(await deliveriesIn(out)).toHaveLength(2)
})

test('recognises whose deliveries they are; what nobody knows is not called valid', async () => {
  const command = await listening(['--limit', '2'])
  await post(command.url)
  await fetch(command.url, { method: 'POST', body: 'hello' })
  expect(await command.ended).toBe(3)
  expect(command.said.stdout).toContain('nothing is stored; --out <file> keeps what comes')
  expect(command.said.stdout).toMatch(/✓ {2}1 {2}moco Activity\/delete {2}8 B\n/)
  expect(command.said.stdout).toMatch(/\? {2}2 {2}not recognised {2}5 B\n/)
})

test('a secret in the environment is not used without --provider, and not stored', async () => {
  const out = fresh()
  const command = await listening(['--out', out, '--limit', '1'], { HOOKPROOF_SECRET: secret })
  await post(command.url, '{"id":1}', 'another', { 'X-Note': secret })
  expect(await command.ended).toBe(0)
  expect(command.said.stdout).toContain(`\n look at them with: hookproof validate ${out}\n`)
  expect(command.said.stderr).toBe(
    'hookproof: HOOKPROOF_SECRET is not used: say whose it is with --provider.\n',
  )
  expect(command.said.stdout).toMatch(/✓ {2}1 {2}moco Activity\/delete {2}8 B\n/)
  expect(await readFile(out, 'utf8')).not.toContain(secret)
})

test('an interrupt ends it with a summary; looks are not deliveries', async () => {
  const command = await listening(['--provider', 'moco'])
  expect(await (await fetch(command.url)).text()).toBe('Deliveries are recorded here.\n')
  await post(command.url)
  command.stop()
  expect(await command.ended).toBe(0)
  expect(command.said.stdout).toMatch(/\n \d\d:\d\d:\d\d {2}· GET \/: no delivery, not stored\n/)
  expect(command.said.stdout).toMatch(/\n 1 delivery: 1 valid\n$/)
})

test('nothing at all, or less than wanted, is no success', async () => {
  const [none, fewer] = await Promise.all([
    listening(['--provider', 'moco', '--timeout', '0.05']),
    listening(['--provider', 'moco', '--limit', '2']),
  ])
  await post(fewer.url)
  fewer.stop()
  expect([await none.ended, await fewer.ended]).toEqual([3, 3])
  expect(none.said.stdout).toContain('\n no delivery came\n')
})

test('passes deliveries on as they came, and gives the answer of the receiver', async () => {
  const seen: { headers: readonly string[]; body: string; url: string | undefined }[] = []
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      seen.push({
        headers: request.rawHeaders,
        body: Buffer.concat(chunks).toString('latin1'),
        url: request.url,
      })
      response.writeHead(422, 'No Thanks', ['X-Reason', 'a', 'x-reason', 'b', 'Content-Type', 'text/plain'])
      response.end('try later')
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
  const out = fresh()
  const command = await listening([
    '--provider',
    'moco',
    '--forward',
    `${at}/hooks`,
    '--out',
    out,
    '--limit',
    '1',
  ])
  const answer = await post(`${command.url}/elsewhere?k=v`, '{"id":1}', secret, { 'X-Odd': 'caf\u00e9' })
  expect([answer.status, answer.statusText, await answer.text()]).toEqual([422, 'No Thanks', 'try later'])
  expect(answer.headers.get('x-reason')).toBe('a, b')
  expect(await command.ended).toBe(0)
  const [delivery] = await deliveriesIn(out)
  const [got] = seen
  expect(got).toMatchObject({ body: '{"id":1}', url: '/hooks?k=v' })
  const hop = ['host', 'connection', 'content-length', 'via']
  const sent = (delivery?.headers ?? []).filter(([name]) => !hop.includes(name.toLowerCase())).flat()
  const arrived = (got?.headers ?? []).filter(
    (_, index, all) => !hop.includes((all[index - (index % 2)] ?? '').toLowerCase()),
  )
  expect(arrived).toEqual(sent)
  expect(command.said.stdout).toMatch(/signature.*|receiver 422\n/)
  expect(command.said.stdout).toContain('the receiver answered 1 of 1')
  await new Promise((resolve) => receiver.close(resolve))
})

test('what is no delivery is answered by the receiver, and by us where there is none', async () => {
  const receiver = createServer((_, response) => response.end('challenge accepted'))
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
  const command = await listening(['--provider', 'moco', '--forward', at])
  expect(await (await fetch(`${command.url}/?challenge=1`)).text()).toBe('challenge accepted')
  await new Promise((resolve) => {
    receiver.close(resolve)
    receiver.closeAllConnections()
  })
  expect(await (await fetch(command.url)).text()).toBe('Deliveries are recorded here.\n')
  command.stop()
  await command.ended
})

test('a receiver that is down is 502, and the delivery is stored', async () => {
  const out = fresh()
  const command = await listening([
    '--provider',
    'moco',
    '--forward',
    'http://127.0.0.1:9',
    '--out',
    out,
    '--limit',
    '1',
  ])
  expect((await post(command.url)).status).toBe(502)
  await command.ended
  expect(await deliveriesIn(out)).toHaveLength(1)
  expect(command.said.stdout).toContain('receiver: connection refused: nobody listens there; answered 502')
  expect(command.said.stdout).toContain('the receiver answered 0 of 1')
})

test('no secret is stored or shown, and signatures still verify', async () => {
  const out = fresh()
  const command = await listening(['--provider', 'moco', '--secret', secret, '--out', out, '--limit', '2'])
  await post(`${command.url}/?token=planted-1`, '{"id":1}', secret, {
    Authorization: 'Bearer planted-2',
    Cookie: 'a=planted-3',
    'X-Api-Key': 'planted-4',
    'X-Note': `it is ${secret}`,
  })
  await post(command.url, `{"id":"${secret}"}`)
  expect(await command.ended).toBe(1)
  const text = await readFile(out, 'utf8')
  expect(text + command.said.stdout + command.said.stderr).not.toMatch(/planted/)
  expect(text + command.said.stdout + command.said.stderr).not.toContain(secret)
  expect(text).toContain('["Authorization","Bearer [secret]"]')
  const said = await hookproof(['validate', out, '--provider', 'moco', '--secret', secret])
  // What cannot be verified any more is not called forged.
  expect(said.stdout).toContain('signature not judged')
  expect(said.stdout).not.toContain('signature refused')
})

test('where only headers and parameters were taken out, the body is still judged', async () => {
  const out = fresh()
  const command = await listening(['--provider', 'moco', '--out', out, '--limit', '1'])
  await post(`${command.url}/?token=planted-1`, '{"id":1}', secret, { Authorization: 'Bearer planted-2' })
  expect(await command.ended).toBe(0)
  const text = await readFile(out, 'utf8')
  expect(text).not.toMatch(/planted|"redacted"/)
  const wrong = await hookproof(['validate', out, '--provider', 'moco', '--secret', 'f'.repeat(32)])
  expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringContaining('signature refused')])
  const plan = await hookproof(['replay', out, 'http://127.0.0.1:9/', '--dry-run'])
  expect(plan.stdout).not.toContain('signatures do not verify')
  expect(plan.stdout).toContain('The credentials of all 1 were taken out')
})

test('a signature over a URL of which something was taken out is not called wrong', async () => {
  const provider = join(folder.path, 'acme')
  await cp('examples/acme', provider, { recursive: true })
  const contract = join(provider, 'contract.json')
  const text = (await readFile(contract, 'utf8')).replace('"{body}"', '"{url}{body}"')
  await writeFile(contract, text)
  const out = fresh()
  const flags = ['--provider', provider, '--secret', secret]
  const command = await listening([...flags, '--out', out, '--limit', '2'])
  for (const url of [`${command.url}/?token=planted`, `${command.url}/?a=b`])
    await fetch(url, {
      method: 'POST',
      body: '{"type":"x"}',
      headers: { 'X-Acme-Signature': `sha256=${'0'.repeat(64)}` },
    })
  await command.ended
  const { stdout } = await hookproof(['validate', out, ...flags, '--reporter', 'json'])
  expect(JSON.parse(stdout).deliveries.map(({ signature }: { signature: string }) => signature)).toEqual([
    'unknown',
    'refused',
  ])
})

test('Basic credentials that were taken out are not called wrong', async () => {
  const out = fresh()
  const flags = ['--provider', 'moxie', '--username', 'anna', '--password', 'hunter2']
  const command = await listening([...flags, '--out', out, '--limit', '1'])
  const authorization = `Basic ${Buffer.from('anna:hunter2').toString('base64')}`
  await hookproof(['send', command.url, '--provider', 'moxie', '--auth', 'basic', ...flags.slice(2)])
  expect(await command.ended).toBe(0)
  expect(command.said.stdout).toContain('signature verified')
  expect(await readFile(out, 'utf8')).not.toContain(authorization)
  const said = await hookproof(['validate', out, ...flags])
  // Nothing is wrong, and nothing shows that the credential is right.
  expect(said).toMatchObject({ code: 3, stderr: '' })
  expect(said.stdout).toContain('? incomplete: no signature could be verified')
  expect(said.stdout).toMatch(/the credential was taken out when it was\s+recorded/)
})

test('with --redact, nobody is recognised, and duplicates stay duplicates', async () => {
  const out = fresh()
  const command = await listening(['--provider', 'moxie', '--redact', '--out', out, '--limit', '3'])
  const body = '{"id":"c1","name":"Hedwig Holle","email":"hedwig@holle.test","phone":"+49 171 5550123"}'
  for (const text of [body, body, body.replace('Hedwig', 'Helga')]) {
    await fetch(command.url, { method: 'POST', body: text, headers: { 'x-event-type': 'ClientCreate' } })
  }
  await command.ended
  const [first, second, third] = (await deliveriesIn(out)).map((one) => Buffer.from(one.body).toString())
  expect(first).toBe(second)
  expect(first).not.toBe(third)
  expect(first).toContain('"id":"c1"')
  for (const text of [await readFile(out, 'utf8'), command.said.stdout])
    expect(text).not.toMatch(/Hedwig|Helga|[Hh]olle|5550123/)
})

test('can write deliveries to the standard output, and what people read elsewhere', async () => {
  const command = await listening(['--provider', 'moco', '--out', '-', '--limit', '1'])
  await post(command.url)
  await command.ended
  expect(JSON.parse(command.said.stdout)).toMatchObject({ method: 'POST', body: '{"id":1}' })
  expect(command.said.stderr).toContain('1 delivery: 1 valid')
})

test('what is turned away has its time', async () => {
  const command = await listening(['--provider', 'moco', '--max-body', '10'])
  expect((await post(command.url, '{"id":1234567890}')).status).toBe(413)
  command.stop()
  expect(await command.ended).toBe(3)
  expect(command.said.stdout).toMatch(/\n \d\d:\d\d:\d\d {2}! refused \(413\): too large, 17 bytes/)
})

test('says which line a crash has cut off', async () => {
  const out = await folder.write('torn.ndjson', '{"headers":[],"body":"a"}\n{"headers":[["X')
  const command = await listening(['--provider', 'moco', '--out', out, '--limit', '1'])
  await post(command.url)
  await command.ended
  expect(command.said.stderr).toContain(`${out} ends in line 2, cut off after 15 bytes`)
  const { stdout } = await hookproof(['validate', out, '--reporter', 'json', '--provider', 'moco'])
  expect(JSON.parse(stdout).counts).toMatchObject({ deliveries: 2, broken: 1 })
})

test('a receiver that leads back to us is 508, and there is no end to be waited for', async () => {
  let back = ''
  const proxy = createServer((request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !['host', 'connection'].includes(name)),
    ) as Record<string, string>
    const method = request.method ?? 'POST'
    request.resume()
    fetch(back, { method, headers, body: '{"id":1}' }).then((answer) => {
      response.writeHead(answer.status)
      response.end()
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const command = await listening(['--provider', 'moco', '--forward', at, '--limit', '1'])
  back = command.url
  expect((await post(command.url)).status).toBe(508)
  await command.ended
  expect(command.said.stdout).toMatch(/\d {2}! refused \(508\): POST \/ came back from --forward/)
  expect(command.said.stdout).toContain(' 1 delivery: 1 valid\n 1 turned away\n')
  await new Promise((resolve) => proxy.close(resolve))
})

test.each([
  'http://127.0.0.1:4474',
  'http://localhost:4474/hooks',
  'http://[::1]:4474',
  'http://0.0.0.0:4474',
])('does not forward to itself: %s', async (url) => {
  const { code, stderr } = await hookproof(['listen', '--port', '4474', '--forward', url, '--timeout', '1'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('that is where hookproof itself listens')])
})

test.each([
  [['--port', 'http'], 'Cannot use "http" for --port: it is not a whole number from 0.'],
  [['--port', '70000'], 'Cannot use "70000" for --port: it is not a port. Give one from 0 to 65535.'],
  [['--max-body', '10 apples'], 'Cannot use "10 apples" for --max-body: it is not a size.'],
  [['--limit', '0'], 'Cannot use "0" for --limit'],
  [['--timeout', 'soon'], 'Cannot use "soon" for --timeout: it is not a number above 0.'],
  [
    ['--forward', 'https://example.com/'],
    'Cannot forward to example.com: it is not this machine. Add --allow-remote',
  ],
  [['--forward', 'localhost:3000'], 'Did you mean "http://localhost:3000"?'],
  [['--secret', 'x'], 'Cannot use a credential: nobody knows whose it is. Add --provider <id|folder>.'],
  [['--provider', 'moco', '--password', 'x', '--username', 'y'], 'Cannot verify deliveries of moco'],
  [['--out', 'package.json'], 'Cannot append to package.json: there is something in it that is no capture'],
  [['--out', '/proc/x/y.ndjson'], 'Cannot write /proc/x/y.ndjson: '],
  [['--out', 'package.json/y.ndjson'], 'Cannot write package.json/y.ndjson: '],
  [['--host', '203.0.113.1'], /Cannot listen on 203\.0\.113\.1/],
])('%j is exit code 2', async (flags, message) => {
  const { code, stderr } = await hookproof(['listen', ...flags])
  expect([code, stderr]).toEqual([
    2,
    typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
  ])
})

test('warns where others can send, too', async () => {
  const command = await listening(['--provider', 'moco', '--host', '0.0.0.0'])
  expect(command.said.stdout).toContain('Everybody who reaches 0.0.0.0 can send here.')
  command.stop()
  await command.ended
})

test('a port that somebody has is told', async () => {
  const command = await listening(['--provider', 'moco'])
  const { code, stderr } = await hookproof(['listen', '--port', new URL(command.url).port])
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('somebody else does. Choose another one with --port'),
  ])
  command.stop()
  await command.ended
})
