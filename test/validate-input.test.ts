import { execFile, spawn } from 'node:child_process'
import { mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hookproof } from './fake-shell.ts'
import { at, judged, reportOf, type ScratchFolder, scratchFolder, secret } from './validation-reports.ts'

const run = promisify(execFile)
let scratch: ScratchFolder

beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

describe('input', () => {
  test('may come from the standard input', async () => {
    const bytes = await readFile(`${at}/http/valid.http`)
    const stdin = (async function* (): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 100)
      yield bytes.subarray(100)
    })()
    const { code, stdout } = await hookproof(['validate', '-'], { stdin })
    expect(code).toBe(0)
    expect(stdout).toContain('standard input http\n  ✓  1  moco Activity/create\n')
  })

  test('may be read as a format that it does not look like', async () => {
    const { code, stdout } = await hookproof([
      'validate',
      `${at}/http/valid.http`,
      '--format',
      'ndjson',
      '--provider',
      'moco',
    ])
    expect(code).toBe(3)
    expect(stdout).toContain('cannot be read: it is no JSON.')
  })

  test('unknown fields and events are notes, and problems of the provider are not', async () => {
    const report = await judged(`${at}/ndjson/news.ndjson`)
    expect(report).toMatchObject({ verdict: 'valid', counts: { problems: 0, notes: 4 } })
  })

  test('an entry that is nested without end hides no other', async () => {
    const good = JSON.parse(await readFile(`${at}/har/valid.har`, 'utf8')) as { log: { entries: unknown[] } }
    const deep = `{"request":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    const entries = [deep, ...good.log.entries.map((entry) => JSON.stringify(entry))].join(',')
    const file = await scratch.write('deep.har', `{"log":{"version":"1.2","entries":[${entries}]}}`)
    const report = await judged(file)
    expect(report.broken).toMatchObject([{ code: 'too-deep', place: { entry: 1, line: 1 } }])
    expect(report.counts.valid + report.counts.leftOut).toBe(good.log.entries.length)
  })

  test('JSON of a folder that is about something else is no capture', async () => {
    const folder = await scratchFolder()
    await folder.write('package.json', '{ "name": "shop" }')
    await folder.write('one.ndjson', await readFile(`${at}/ndjson/valid.ndjson`, 'utf8'))
    const report = await judged(folder.path)
    expect(report).toMatchObject({ verdict: 'valid', broken: [] })
    expect(report.otherFiles).toEqual([join(folder.path, 'package.json')])
    await folder.remove()
  })

  test('a file is read once, however often and by whatever name it is given', async () => {
    const folder = await scratchFolder()
    const text = await readFile(`${at}/ndjson/valid.ndjson`, 'utf8')
    const file = await folder.write('one.ndjson', text)
    const other = await folder.write('two.ndjson', text)
    const notes = await folder.write('notes.txt', '')
    await folder.link(file, 'link.ndjson')
    const link = join(folder.path, 'link.ndjson')
    const given = [file, file, link, folder.path, folder.path, notes]
    const report = reportOf(await hookproof(['validate', ...given, '--reporter', 'json']))
    expect(report.files.map((one) => one.file)).toEqual([file, other])
    expect(report).toMatchObject({ counts: { deliveries: 6 }, otherFiles: [], unread: [{ file: notes }] })
    const { stdout } = await hookproof(['validate', file, file])
    expect(stdout).toBe((await hookproof(['validate', file])).stdout)
    await folder.remove()
  })

  test('credentials that nothing shows to be right leave it open', async () => {
    const file = `${at}/har/valid.har`
    const report = await judged(file, ['--secret', 'another secret'])
    expect(report).toMatchObject({ verdict: 'incomplete', counts: { invalid: 0, verified: 0 } })
    expect(report.counts.unknown).toBeGreaterThan(0)
    const { stdout, code } = await hookproof(['validate', file, '--secret', 'another secret'])
    expect([code, stdout]).toEqual([3, expect.stringContaining('is it the right secret?')])
  })

  test('many valid deliveries are counted, not listed', async () => {
    const { stdout } = await hookproof(['validate', 'fixtures/deliveries/moco'])
    expect(stdout).toMatch(/^\n {2}deliveries \d+ valid in \d+ files\n/)
  })

  test('what a capture holds cannot steer the terminal', async () => {
    const body = '{"id":"\\u001b[31m\\u202e","hours":"\\u001b]0;x\\u0007"}'
    const headers = { 'x-moco-target': 'Activity', 'x-moco-event': 'create', 'x-moco-timestamp': '\u001b[2J' }
    const file = await scratch.write('escapes.ndjson', JSON.stringify({ headers, body }))
    const { stdout } = await hookproof(['validate', file, '--provider', 'moco'])
    expect(stdout).toContain('\\u001b')
    for (const character of ['\u001b', '\u202e', '\u0007']) expect(stdout).not.toContain(character)
  })

  test('a body of anything, as deep as it may be, is judged', async () => {
    const bodies = [
      '',
      ' ',
      'null',
      '7',
      '"text"',
      '[]',
      '{"id":{}}',
      `{"id":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      '\ufeff{}',
      '{"id":1}x',
    ]
    const headers = { 'x-moco-target': 'Activity', 'x-moco-event': 'create' }
    const file = await scratch.write(
      'bodies.ndjson',
      bodies.map((body) => JSON.stringify({ headers, body })).join('\n'),
    )
    const report = await judged(file)
    const last = report.deliveries.map(({ remarks }) => remarks.at(-1)?.code)
    const wrongType = Array.from({ length: 5 }, () => 'wrong-type-of-field')
    expect(last).toEqual([
      'body-not-json',
      'body-not-json',
      ...wrongType,
      'body-too-deep',
      'body-not-json',
      'body-not-json',
    ])
    expect(report.broken).toEqual([])
    const remarks = report.deliveries.map((delivery) => delivery.remarks.at(-1))
    expect(remarks[8]?.received).toBe('a byte order mark, which JSON must not begin with')
    expect(remarks.map((remark) => remark?.grounds?.basis)).toEqual(
      bodies.map((_, index) => (index === 7 ? undefined : 'documented')),
    )
  })

  test('a body that is no UTF-8 is told from where on', async () => {
    const bodies = [
      Buffer.from('{"note":"Gr\u00fc\u00dfe"}', 'latin1'),
      Buffer.from([0x7b, 0x22, 0xc3]),
      Buffer.from([0xff]),
    ]
    const headers = { 'x-moco-target': 'Activity', 'x-moco-event': 'create' }
    const lines = bodies.map((body) => JSON.stringify({ headers, bodyBase64: body.toString('base64') }))
    const report = await judged(await scratch.write('latin1.ndjson', lines.join('\n')))
    expect(report.deliveries.map(({ remarks }) => remarks.at(-1)?.received)).toEqual(
      [12, 3, 1].map((byte) => `bytes that are no UTF-8, from byte ${byte} on`),
    )
  })
})

describe('a file that should be a capture', () => {
  const good = `${at}/ndjson/valid.ndjson`
  let empty: string
  let foreign: string
  beforeAll(async () => {
    empty = await scratch.write('nothing.ndjson', '')
    foreign = await scratch.write('notes.txt', 'only notes')
  })

  test.each([
    ['first', (): string[] => [empty, foreign, good]],
    ['last', (): string[] => [good, empty, foreign]],
  ])('hides no other when it is given %s, and is told', async (_, paths) => {
    const { code, stdout, stderr } = await hookproof(['validate', ...paths(), '--provider', 'moco'])
    expect([code, stderr]).toEqual([3, ''])
    expect(stdout).toContain(`\n ${empty}\n  ! cannot be read: it is empty. Capture something first.\n`)
    expect(stdout).toContain(`\n ${foreign}\n  ! cannot be read: it is no capture in a known format.`)
    expect(stdout).toContain('3 valid in 1 file\n             2 files that cannot be read\n')
    expect(stdout).toContain('? incomplete: not everything could be read or judged')
  })

  test('is wrong use when nothing else is given', async () => {
    const { code, stderr } = await hookproof(['validate', empty, foreign])
    expect([code, stderr]).toEqual([
      2,
      `hookproof: Cannot read ${empty}: it is empty. Capture something first.\n`,
    ])
  })

  test('does not make up for a file that is not there', async () => {
    expect(await hookproof(['validate', good, empty, 'nowhere.har'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Cannot read nowhere.har'),
    })
  })

  test.each([
    ['damaged.ndjson', 'xx\n', 'it is no capture in a known format'],
    ['damaged.HAR', 'xx{"log":{}}', 'it is no capture in a known format'],
    ['bodies.jsonl', '{"body":"{}"}\n', 'it is no capture in a known format'],
    ['empty.jsonl', '', 'it is empty'],
  ])('is known in a folder by its name (%s)', async (name, text, found) => {
    const folder = await scratchFolder()
    await folder.write('good.ndjson', await readFile(good, 'utf8'))
    await folder.write('README.md', '# Notes')
    const file = await folder.write(name, text)
    expect(await judged(folder.path)).toMatchObject({
      verdict: 'incomplete',
      counts: { valid: 3, broken: 0 },
      unread: [{ file, found }],
      otherFiles: [join(folder.path, 'README.md')],
    })
    await folder.remove()
  })

  test('is read where only its first line is damaged', async () => {
    const line = JSON.parse((await readFile(good, 'utf8')).split('\n', 1)[0] ?? '') as object
    const folder = await scratchFolder()
    await folder.write('good.ndjson', await readFile(good, 'utf8'))
    await folder.write('first.ndjson', `xx\n${JSON.stringify({ ...line, body: '{"id":1}' })}\n`)
    const report = await judged(folder.path, ['--provider', 'moco', '--secret', secret])
    expect(report).toMatchObject({
      verdict: 'invalid',
      counts: { valid: 3, invalid: 1, broken: 1 },
      unread: [],
    })
    await folder.remove()
  })
})

describe('wrong use', () => {
  test.each([
    [
      ['nowhere.har'],
      'Cannot read nowhere.har: there is no such file or folder. Correct the path, or use - for the standard input.',
    ],
    [
      ['README.nothing'],
      'Cannot read README.nothing: there is no such file or folder. Correct the path, or use - for the standard input.',
    ],
    [
      ['package.json', '--format', 'pcap'],
      'Cannot read captures as "pcap": there is no such format. `hookproof validate --help` lists them.',
    ],
    [
      ['package.json', '--format', 'webhooksite'],
      'Cannot read captures as "webhooksite": there is no such format. Did you mean "webhook-site"?',
    ],
    [
      [`${at}/write.ts`],
      `Cannot read ${at}/write.ts: it is no capture in a known format. \`hookproof validate --help\` lists the formats; say which it is with --format.`,
    ],
    [['-'], 'Cannot read standard input: it is empty. Capture something first.'],
    [['src/cli'], 'Cannot validate src/cli: there is no capture among'],
    [
      [`${at}/ndjson/valid.ndjson`, '--reporter', 'xml'],
      'Cannot report as "xml": there is no such format. Choose one of pretty, json, ndjson, junit, github.',
    ],
    [[`${at}/ndjson/valid.ndjson`, '--provider', 'moko'], 'Cannot load provider "moko"'],
    [
      [`${at}/ndjson/valid.ndjson`, '--secret', secret, '--auth', 'rot13'],
      'Cannot verify deliveries of moco: it has no way to authenticate that is called "rot13".',
    ],
    [
      [`${at}/ndjson/valid.ndjson`, '--token', 'abcdef'],
      'Cannot verify deliveries of moco: none of its ways to authenticate takes what was given.',
    ],
    [
      [`${at}/ndjson/several-providers.ndjson`, '--secret', secret],
      'Cannot verify with one credential: the deliveries are from moco, moego. Say whose it is with --provider <id|folder>.',
    ],
  ])('%j', async (line, message) => {
    const { code, stdout, stderr } = await hookproof(['validate', ...line])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`hookproof: ${message}`)
    expect(stderr).not.toContain(secret)
  })

  test('nothing to judge is never a success', async () => {
    const foreign = await scratch.write('foreign.ndjson', '{"headers":{"x-other":"1"},"body":"{}"}')
    const get = { method: 'GET', url: '/', headers: [] }
    const empty = await scratch.write('empty.har', JSON.stringify({ log: { entries: [{ request: get }] } }))
    await mkdir(join(scratch.path, 'bare'))
    expect(await hookproof(['validate', foreign])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the delivery fits no provider'),
    })
    expect(await hookproof(['validate', empty])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no delivery in it'),
    })
    expect(await hookproof(['validate', join(scratch.path, 'bare')])).toMatchObject({ code: 2 })
  })

  test('what cannot be read ends in 3', async () => {
    const loop = join(scratch.path, 'loop.ndjson')
    await symlink(loop, loop)
    expect(await hookproof(['validate', loop])).toMatchObject({ code: 3, stdout: '' })
  })
})

describe('as a process', () => {
  const command = ['node_modules/tsx/dist/cli.mjs', 'src/cli/main.ts', 'validate']

  test('says the same, with the same exit codes', async () => {
    const file = `${at}/ndjson/problems.ndjson`
    const inProcess = await hookproof(['validate', file])
    await expect(run(process.execPath, [...command, file])).rejects.toMatchObject({
      code: 1,
      stdout: inProcess.stdout,
      stderr: '',
    })
    const valid = await hookproof(['validate', `${at}/har/valid.har`])
    await expect(run(process.execPath, [...command, `${at}/har/valid.har`])).resolves.toEqual({
      stdout: valid.stdout,
      stderr: '',
    })
    await expect(run(process.execPath, [...command, 'nowhere.har'])).rejects.toMatchObject({
      code: 2,
      stdout: '',
    })
  })

  test('reads a pipe', async () => {
    const child = spawn(process.execPath, [...command, '-', '--provider', 'moco'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin.end(await readFile(`${at}/http/truncated.http`))
    const out: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([code, Buffer.concat(out).toString()]).toEqual([
      3,
      expect.stringContaining('only a part of it was captured'),
    ])
  })
})
