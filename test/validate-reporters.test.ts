import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hookproof } from './fake-shell.ts'
import { at, reportOf, type ScratchFolder, scratchFolder, secret } from './validation-reports.ts'

const problems = join(at, 'ndjson/problems.ndjson')
const broken = join(at, 'ndjson/broken.ndjson')

let scratch: ScratchFolder
beforeAll(async () => {
  scratch = await scratchFolder()
})
afterAll(() => scratch.remove())

describe('ndjson', () => {
  test('has a line per entry, which says what the JSON report says, and the summary last', async () => {
    const { stdout, code } = await hookproof(['validate', problems, broken, '--reporter', 'ndjson'])
    expect(code).toBe(1)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    const {
      deliveries,
      broken: unreadable,
      ...summary
    } = reportOf(await hookproof(['validate', problems, broken, '--reporter', 'json']))
    expect(lines.at(-1)).toEqual({ summary })
    expect(lines.flatMap(({ delivery }) => delivery ?? [])).toEqual(deliveries)
    expect(lines.flatMap((line) => line.broken ?? [])).toEqual(unreadable)
    expect(lines).toHaveLength(deliveries.length + unreadable.length + 1)
  })
})

describe('junit', () => {
  test('has a suite per file and a case per delivery, and counts what fails', async () => {
    const { stdout } = await hookproof(['validate', problems, broken, '--reporter', 'junit'])
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(stdout) as {
      testsuites: Record<string, unknown> & { testsuite: readonly Record<string, unknown>[] }
    }
    const { counts } = reportOf(await hookproof(['validate', problems, broken, '--reporter', 'json']))
    expect(testsuites['@_tests']).toBe(String(counts.deliveries + counts.broken))
    expect(testsuites['@_failures']).toBe(String(counts.invalid + counts.broken))
    expect(testsuites.testsuite.map((suite) => suite['@_name'])).toEqual([problems, broken])
    const cases = testsuites.testsuite[0]?.testcase as readonly Record<string, unknown>[]
    expect(cases[1]).toMatchObject({
      '@_name': 'entry 2 moco Activity/create',
      failure: { '@_message': 'payload /hours: expected number, received "1.5"', '@_type': 'invalid' },
    })
    expect(cases[0]).not.toHaveProperty('failure')
  })

  test('survives what XML cannot hold', async () => {
    const line = JSON.stringify({
      headers: { 'x-moco-target': 'Activity', 'x-moco-event': 'create' },
      body: '{"id":"\\u0000]]>\\ud83d"}',
    })
    const file = await scratch.write('odd.ndjson', `${line}\n`)
    const { stdout } = await hookproof(['validate', file, '--provider', 'moco', '--reporter', 'junit'])
    expect(() => new XMLParser().parse(stdout, true)).not.toThrow()
  })
})

describe('github', () => {
  test('points at the place of each problem, and says how it ended', async () => {
    const { stdout } = await hookproof(['validate', problems, '--reporter', 'github'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toBe(
      `::error file=${problems},line=2,col=433,title=moco Activity/create entry 2::payload /hours: expected number, received "1.5"`,
    )
    expect(lines.at(-1)).toBe(
      '::error title=hookproof%3A invalid::6 deliveries in 1 file: 2 valid, 4 invalid, 0 not judged, 0 unreadable',
    )
  })

  test('shows no more than GitHub would, and nothing can break out of its line', async () => {
    const body = '{"id":"a\\n::error::b","hours":"1:2,3%"}'
    const line = JSON.stringify({ headers: { 'x-moco-target': 'Activity', 'x-moco-event': 'create' }, body })
    const file = await scratch.write('many.ndjson', `${line}\n`.repeat(30))
    const { stdout } = await hookproof(['validate', file, '--provider', 'moco', '--reporter', 'github'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines.filter((one) => one.startsWith('::error file='))).toHaveLength(10)
    expect(lines).toHaveLength(12)
    expect(lines[10]).toMatch(/^\d+ more problems not shown; --reporter ndjson tells all\.$/)
  })
})

test('every reporter names a file that cannot be read', async () => {
  const file = await scratch.write('empty.ndjson', '')
  const sentence = `Cannot read ${file}: it is empty. Capture something first.`
  const expected = {
    json: `"file": "${file}",\n      "found": "it is empty"`,
    ndjson: `"unread":[{"file":"${file}","found":"it is empty","hint":"Capture something first."}]`,
    junit: `<failure message="${sentence}" type="unreadable"/>`,
    github: `::warning file=${file},line=1,col=1,title=unreadable file::${sentence}\n`,
  }
  for (const [id, text] of Object.entries(expected)) {
    const { code, stdout } = await hookproof(['validate', problems, file, '--reporter', id])
    expect([code, stdout]).toEqual([1, expect.stringContaining(text)])
  }
})

describe('several reporters', () => {
  test('write to files beside what is shown', async () => {
    const file = join(scratch.path, 'reports/captures.json')
    const { stdout } = await hookproof([
      ...['validate', problems, '--secret', secret],
      ...['--reporter', `json=${file}`, '--reporter', 'pretty'],
    ])
    expect(stdout).toContain('✗ invalid')
    const text = await readFile(file, 'utf8')
    expect(reportOf({ code: 1, stdout: text, stderr: '' }).counts.deliveries).toBe(6)
    expect(text).not.toContain(secret)
  })

  test('do not write over what is read', async () => {
    const file = await scratch.write('own.ndjson', await readFile(problems, 'utf8'))
    const { code, stderr } = await hookproof(['validate', file, '--reporter', `ndjson=${file}`])
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('it is one of the captures. Name another file.'),
    ])
    expect(await readFile(file, 'utf8')).toBe(await readFile(problems, 'utf8'))
  })

  test('are not read as captures of the folder that they are written to', async () => {
    const folder = await scratchFolder()
    await folder.write('one.ndjson', await readFile(problems, 'utf8'))
    const line = ['validate', folder.path, '--reporter', `ndjson=${join(folder.path, 'report.ndjson')}`]
    await hookproof(line)
    await hookproof(line)
    const summary = (await readFile(join(folder.path, 'report.ndjson'), 'utf8')).trimEnd().split('\n').at(-1)
    expect(JSON.parse(summary ?? '')).toMatchObject({ summary: { counts: { deliveries: 6, broken: 0 } } })
    await folder.remove()
  })

  test.each([
    ['standard output', ['json', 'pretty']],
    ['./report.json', ['json=report.json', 'ndjson=./report.json', 'pretty']],
  ])('are not mixed in %s', async (place, reporters) => {
    const flags = reporters.flatMap((one) => ['--reporter', one])
    const { code, stdout, stderr } = await hookproof(['validate', problems, ...flags])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe(
      `hookproof: Cannot write two reports to ${place}: they would be mixed. Give all but one a file of its own, for example --reporter json=report.json.\n`,
    )
  })

  test('say so when a file cannot be written', async () => {
    const { code, stderr } = await hookproof(['validate', problems, '--reporter', `json=${problems}/x`])
    expect([code, stderr]).toEqual([2, expect.stringContaining('Cannot write the report')])
  })
})

test('an interrupt ends it, and what was read by then is told', async () => {
  const controller = new AbortController()
  controller.abort()
  const { code, stdout } = await hookproof(['validate', problems], { signal: controller.signal })
  expect(code).toBe(3)
  expect(stdout).toContain('? incomplete: interrupted')
})
