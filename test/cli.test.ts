import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { commands } from '../src/cli/commands/index.ts'
import { hookproof } from './fake-shell.ts'

test('help lists every command', async () => {
  const { code, stdout } = await hookproof(['--help'])
  expect(code).toBe(0)
  expect(stdout).toMatchInlineSnapshot(`
    "Usage: hookproof [options] [command]

    The contract test and conformance suite for webhook receivers.

    Options:
      -V, --version  print the version
      -h, --help     print this help

    Commands:
      test           test a running receiver and report what it gets wrong
      list           list the checks, and those that apply to a provider
      providers      list the providers, and what is known about one
      types          generate TypeScript types and parsers from payload schemas
      validate       validate captured deliveries: schema, signature, identity, order
      infer          draft the contract of a provider from captured deliveries
      send           send one delivery, genuine or tampered, and show the answer
      listen         take deliveries in the place of a receiver: store, validate, forward
      replay         send captured deliveries again, as they were or signed afresh

    Examples:
      $ hookproof test http://localhost:3000/hooks --provider <id>
      $ hookproof list --provider <id>
      $ hookproof test --help

    "
  `)
})

test.each(commands.map(({ name }) => name))(
  'help of %s says what it takes, with examples to copy',
  async (name) => {
    const said = await hookproof([name, '--help'])
    expect(said).toMatchObject({ code: 0, stderr: '' })
    expect(said.stdout).toMatch(new RegExp(`^Usage: hookproof ${name} `))
    expect(said.stdout).toMatch(new RegExp(`\\nExamples:\\n {2}\\$ hookproof ${name}`))
    expect(await hookproof(['help', name])).toEqual(said)
  },
)

test('nothing at all is used wrongly, and gets the help', async () => {
  const { code, stdout, stderr } = await hookproof([])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^Usage: hookproof/)
})

test('prints its version', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'))
  expect(await hookproof(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test.each([
  ['tset', 'Cannot run "tset": there is no such command. Did you mean "test"?'],
  [
    'frobnicate',
    'Cannot run "frobnicate": there is no such command. Choose one of test, list, providers, types, validate, infer, send, listen, replay.',
  ],
  ['--frobnicate', 'Cannot use --frobnicate: there is no such option. Run `hookproof --help`.'],
  ['list --jsno', 'Cannot use --jsno: there is no such option. Did you mean "--json"?'],
  ['list --frobnicate', 'Cannot use --frobnicate: there is no such option. Run `hookproof list --help`.'],
  ['list --provider', 'Cannot use --provider: there is no value. Give it as --provider <id|folder>.'],
  ['list acme', 'Cannot run "list": there are more arguments than it takes. Run `hookproof list --help`.'],
  [
    'test',
    'Cannot test a receiver: there is no URL. Give it, for example: hookproof test http://localhost:3000/hooks --provider <id>.',
  ],
  [
    'test http://localhost:1/',
    'Cannot test a receiver: there is no provider. Add --provider <id>; `hookproof providers` lists them.',
  ],
  [
    'test http://localhost:1/ --provider moxi',
    'Cannot load provider "moxi": there is no folder schemas/moxi. Did you mean "moxie"?',
  ],
  [
    'test http://localhost:1/ --provider moco --auth basci',
    'Cannot use --auth basci: "moco" has no such mode. Choose one of signature.',
  ],
  [
    'test http://localhost:1/ --provider moco --secret x --known-failures no.txt',
    'Cannot read known failures from no.txt: there is no such file. Create the file, or leave --known-failures out.',
  ],
  [
    'test http://example.com/ --provider moco',
    'Cannot test example.com: it is not this machine, and the deliveries are hostile by design. Add --allow-remote if the receiver is yours and not in production.',
  ],
  [
    'test http://localhost:1/ --provider moco --secret x --assume /retry/atempts=1',
    'Cannot assume a value for "/retry/atempts": the contract has nothing there. Did you mean "/retry/attempts"?',
  ],
  ['list --provider nope', expect.stringMatching(/^Cannot load provider "nope": .*\.$/)],
  ['providers nope', expect.stringMatching(/^Cannot load provider "nope": .*\.$/)],
])('%s is exit code 2 and one line', async (line, message) => {
  const { code, stdout, stderr } = await hookproof(line.split(' '))
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^hookproof: Cannot [^\n]*\n$/)
  expect(stderr.slice('hookproof: '.length, -1).replace(process.cwd(), '<folder>')).toEqual(message)
})

test('DEBUG=hookproof shows where an error comes from', async () => {
  const { stderr } = await hookproof(['providers', 'nope'], { environment: { DEBUG: 'hookproof' } })
  expect(stderr).toMatch(/^hookproof: Cannot .*\n(UsageError: .*\n)? {4}at /)
})

test('what nobody expected is a defect of ours: exit code 3, with the stack', async () => {
  const broken = {
    get columns(): number {
      throw new Error('the terminal melted')
    },
    write: () => {},
    isTTY: false,
    colour: false,
  }
  const { code, stderr } = await hookproof(['providers'], { stdout: broken })
  expect(code).toBe(3)
  expect(stderr).toMatch(
    /^hookproof: Cannot go on: the terminal melted\. This is a defect of hookproof; please report it with these lines\.\nError: the terminal melted\n {4}at /,
  )
})
