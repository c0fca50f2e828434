import { expect, test } from 'vitest'
import { suites } from '../suites/index.ts'
import { hookproof } from './fake-shell.ts'

test('list shows every check with its level and claim', async () => {
  const { code, stdout } = await hookproof(['list'])
  expect(code).toBe(0)
  const checks = suites.flatMap((suite) => suite.checks)
  expect(checks.length).toBeGreaterThan(0)
  for (const { id, level } of checks) expect(stdout).toMatch(new RegExp(`^ {3}${level} +${id}`, 'm'))
  expect(stdout).toMatch(new RegExp(`^ ${checks.length} checks$`, 'm'))
})

test('list --json is for machines', async () => {
  const { stdout } = await hookproof(['list', '--json'])
  const [first] = JSON.parse(stdout)
  expect(Object.keys(first)).toEqual(['id', 'level', 'claim', 'needs', 'because', 'fix'])
})

test('list --provider says what does not apply, and why', async () => {
  const { stdout } = await hookproof(['list', '--provider', 'moxie', '--auth', 'basic'])
  expect(stdout).toMatch(/^ \d+ checks apply to Moxie \(basic\)$/m)
  expect(stdout).toMatch(/^ {3}the endpoint is not configured with a signature\n {5}signatures\//m)
  const entries = JSON.parse((await hookproof(['list', '--provider', 'moxie', '--json'])).stdout)
  const applicable = entries.filter((entry: { applicable: boolean }) => entry.applicable)
  expect(applicable.length).toBeGreaterThan(0)
  expect(applicable.length).toBeLessThan(entries.length)
  for (const { applicable: applies, reason } of entries) expect(reason === null).toBe(applies)
})

test('providers shows all of them', async () => {
  const { code, stdout } = await hookproof(['providers'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^ moco +MOCO$/m)
  const all = JSON.parse((await hookproof(['providers', '--json'])).stdout)
  expect(all.map(({ id }: { id: string }) => id)).toContain('moxie')
})

test('providers <id> shows every fact with its basis and source', async () => {
  const { stdout } = await hookproof(['providers', 'moco'])
  expect(stdout).toMatch(/^ {3}method +POST\n +documented: seed000$/m)
  expect(stdout).toMatch(/^ {3}contentType +application\/json\n +assumed: /m)
  expect(stdout).toMatch(/^ {3}maxBodyBytes +nobody knows$/m)
  expect(stdout).toContain('Contact/create')
  expect(stdout).not.toMatch(/\[object|undefined/)
  const contract = JSON.parse((await hookproof(['providers', 'moco', '--json'])).stdout)
  expect(contract).toMatchObject({ id: 'moco', request: { method: { basis: 'documented' } } })
})

test('no line is longer than the terminal is wide, links apart', async () => {
  for (const line of [['list'], ['providers'], ['providers', 'moego']]) {
    const { stdout } = await hookproof(line)
    const long = stdout.split('\n').filter((text) => text.length > 100 && !text.includes('https://'))
    expect(long).toEqual([])
  }
})
