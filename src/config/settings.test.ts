import { expect, test } from 'vitest'
import { UsageError } from '../model/index.ts'
import { options } from './options.ts'
import { type Flags, settings } from './settings.ts'

const least = { url: 'http://localhost:3000/hooks', provider: 'acme' }

test('fills in defaults', () => {
  expect(settings(least, {})).toEqual({
    url: 'http://localhost:3000/hooks',
    provider: 'acme',
    credentials: {},
    events: [],
    only: [],
    skip: [],
    strict: false,
    runs: 100,
    workers: 16,
    timeLimitSeconds: 60,
    settleMs: 5000,
    reporters: [{ id: 'pretty' }],
    assume: [],
    headers: [],
  })
})

test('reads every flag', () => {
  const flags = {
    ...least,
    secret: 's3cret',
    auth: 'hmac',
    username: 'u',
    password: 'p',
    token: 't',
    headerName: 'X-Key',
    headerValue: 'v',
    effects: 'http://localhost:3000/effects',
    stateCommand: 'cat state.json',
    event: ['a.created', 'a.updated'],
    only: ['signatures/*'],
    skip: ['**/slow-*'],
    level: 'should',
    strict: true,
    runs: '7',
    seed: '42',
    path: '3:0',
    workers: '2',
    timeLimit: '1.5',
    settle: '0',
    knownFailures: 'known.txt',
    reporter: ['pretty', 'junit=out/report.xml', 'json=a=b.json'],
    assume: ['/acknowledgement/deadlineMs=5000', '/name=Acme', '/retry/attempts=null'],
    header: ['X-Tenant: 7', 'X-Empty:'],
  }
  expect(settings(flags, {})).toMatchInlineSnapshot(`
    {
      "assume": [
        {
          "pointer": "/acknowledgement/deadlineMs",
          "value": 5000,
        },
        {
          "pointer": "/name",
          "value": "Acme",
        },
        {
          "pointer": "/retry/attempts",
          "value": null,
        },
      ],
      "auth": "hmac",
      "credentials": {
        "headerName": "X-Key",
        "headerValue": "v",
        "password": "p",
        "secret": "s3cret",
        "token": "t",
        "username": "u",
      },
      "effects": {
        "kind": "url",
        "url": "http://localhost:3000/effects",
      },
      "events": [
        "a.created",
        "a.updated",
      ],
      "headers": [
        [
          "X-Tenant",
          "7",
        ],
        [
          "X-Empty",
          "",
        ],
      ],
      "knownFailures": "known.txt",
      "level": "should",
      "only": [
        "signatures/*",
      ],
      "path": "3:0",
      "provider": "acme",
      "reporters": [
        {
          "id": "pretty",
        },
        {
          "file": "out/report.xml",
          "id": "junit",
        },
        {
          "file": "a=b.json",
          "id": "json",
        },
      ],
      "runs": 7,
      "seed": 42,
      "settleMs": 0,
      "skip": [
        "**/slow-*",
      ],
      "state": {
        "command": "cat state.json",
        "kind": "command",
      },
      "strict": true,
      "timeLimitSeconds": 1.5,
      "url": "http://localhost:3000/hooks",
      "workers": 2,
    }
  `)
})

test('the flag wins over the environment, which wins over the file', () => {
  const file = {
    path: 'hookproof.config.json',
    values: { secret: 'file', runs: 5, provider: 'other', strict: true },
  }
  const environment = { HOOKPROOF_SECRET: 'environment' }
  expect(settings({ ...least, secret: 'flag' }, environment, file).credentials.secret).toBe('flag')
  expect(settings(least, environment, file).credentials.secret).toBe('environment')
  expect(settings(least, { HOOKPROOF_SECRET: '' }, file).credentials.secret).toBe('file')
  expect(settings(least, {}, file)).toMatchObject({ runs: 5, provider: 'acme', strict: true })
})

test('a file may hold lists, objects and the URL', () => {
  const values = {
    $schema: 'x',
    url: 'http://127.0.0.1/',
    provider: './acme',
    event: 'one',
    only: ['a/*', 'b/*'],
    assume: { '/request/method': 'PUT' },
    header: { 'X-Tenant': 7 },
  }
  expect(settings({}, {}, { path: 'x.json', values })).toMatchObject({
    url: 'http://127.0.0.1/',
    events: ['one'],
    only: ['a/*', 'b/*'],
    assume: [{ pointer: '/request/method', value: 'PUT' }],
    headers: [['X-Tenant', '7']],
  })
})

test.each<[string, Flags, string]>([
  [
    'no URL',
    { url: undefined },
    'Cannot test a receiver: there is no URL. Give it, for example: hookproof test http://localhost:3000/hooks --provider <id>.',
  ],
  [
    'no provider',
    { provider: undefined },
    'Cannot test a receiver: there is no provider. Add --provider <id>; `hookproof providers` lists them.',
  ],
  [
    'a URL without a scheme',
    { url: 'localhost:3000/hooks' },
    'Cannot use "localhost:3000/hooks" for the URL: it is not an http or https URL. Did you mean "http://localhost:3000/hooks"?',
  ],
  [
    'a remote target',
    { url: 'https://example.com/x' },
    'Cannot test example.com: it is not this machine, and the deliveries are hostile by design. Add --allow-remote if the receiver is yours and not in production.',
  ],
  [
    'runs that are no number',
    { runs: 'many' },
    'Cannot use "many" for --runs: it is not a whole number from 1. Give a whole number from 1.',
  ],
  [
    'no runs',
    { runs: '0' },
    'Cannot use "0" for --runs: it is not a whole number from 1. Give a whole number from 1.',
  ],
  [
    'half a seed',
    { seed: '1.5' },
    'Cannot use "1.5" for --seed: it is not a whole number from 0. Give a whole number from 0.',
  ],
  [
    'no time',
    { timeLimit: '0' },
    'Cannot use "0" for --time-limit: it is not a number of seconds. Give a number above 0.',
  ],
  [
    'an unknown level',
    { level: 'shoud' },
    'Cannot use "shoud" for --level: there is no such level. Did you mean "should"?',
  ],
  [
    'an unknown format',
    { reporter: ['junti=x'] },
    'Cannot use "junti=x" for --reporter: there is no such format. Did you mean "junit"?',
  ],
  [
    'a far-off format',
    { reporter: ['spreadsheet'] },
    'Cannot use "spreadsheet" for --reporter: there is no such format. Choose one of pretty, json, junit.',
  ],
  [
    'a format without its file',
    { reporter: ['json='] },
    'Cannot use "json=" for --reporter: there is no file after "=". Give json=<file>.',
  ],
  [
    'two reports in one place',
    { reporter: ['pretty', 'json'] },
    'Cannot write two reports to standard output: they would be mixed. Give one of them a file of its own, for example --reporter junit=report.xml.',
  ],
  [
    'a malformed assumption',
    { assume: ['deadline'] },
    'Cannot use "deadline" for --assume: it is not <pointer>=<value>. Give for example /acknowledgement/deadlineMs=5000.',
  ],
  [
    'a malformed header',
    { header: ['X Tenant: 7'] },
    'Cannot use "X Tenant: 7" for --header: it is not <name>: <value>. Give for example \'X-Tenant: 7\'.',
  ],
  ['a path without a seed', { path: '1:0' }, 'Cannot replay path 1:0: there is no seed. Add --seed <n>.'],
  [
    'two places for effects',
    { effects: 'http://localhost/', effectsCommand: 'cat' },
    'Cannot read the effects from two places: both --effects and --effects-command are given. Give one of them.',
  ],
  ['an empty secret', { secret: '' }, 'Cannot use the value of --secret: it is empty. Give some text.'],
])('refuses %s', (_, flags, message) => {
  expect(complaint(flags)).toBe(message)
})

test.each([
  [{ provder: 'x' }, 'Cannot use "provder" in c.json: there is no such setting. Did you mean "provider"?'],
  [
    { 'time-limit': 3 },
    'Cannot use "time-limit" in c.json: there is no such setting. Did you mean "timeLimit"?',
  ],
  [
    { colour: true },
    'Cannot use "colour" in c.json: there is no such setting. Run `hookproof test --help`: the names are those of the flags, in camelCase.',
  ],
  [
    { strict: 'yes' },
    'Cannot use "yes" for "strict" in c.json: it is neither true nor false. Give true or false.',
  ],
  [{ secret: 7 }, 'Cannot use the value of "secret" in c.json: it is not text. Give some text.'],
])('refuses a file with %j', (values, message) => {
  expect(() => settings(least, {}, { path: 'c.json', values })).toThrow(message)
})

test('a remote target is allowed on request', () => {
  expect(settings({ ...least, url: 'https://example.com/x', allowRemote: true }, {}).url).toBe(
    'https://example.com/x',
  )
})

test('every option has a kebab-case flag of its own and a help text', () => {
  expect(options.length).toBeGreaterThan(20)
  expect(new Set(options.map(({ key }) => key)).size).toBe(options.length)
  for (const { help } of options) expect(help).toMatch(/^[^A-Z].*[^.]$/)
})

function complaint(flags: Flags): string {
  try {
    settings({ ...least, ...flags }, {})
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'none'
}

test.each<[Flags, number]>([
  [{}, 100],
  [{ downstream: '4010' }, 20],
  [{ providerApi: '4010' }, 20],
  [{ downstream: 'none', providerApi: 'none' }, 100],
  [{ downstream: '4010', runs: '7' }, 7],
])('asks for fewer scenarios where calls are played: %j', (flags, runs) => {
  expect(settings({ url: 'http://localhost/', provider: 'acme', ...flags }, {}).runs).toBe(runs)
})

test.each<[Flags, unknown]>([
  [{ downstream: '4010' }, { downstream: { kind: 'port', port: 4010 } }],
  [{ providerApi: 'none' }, { providerApi: { kind: 'none' } }],
  [{ start: 'node a.js' }, { start: { command: 'node a.js' } }],
  [
    { start: 'node a.js', ready: 'http://localhost/health' },
    { start: { command: 'node a.js', readyUrl: 'http://localhost/health' } },
  ],
])('reads what is played and started: %j', (flags, expected) => {
  expect(settings({ url: 'http://localhost/', provider: 'acme', ...flags }, {})).toMatchObject(
    expected as object,
  )
})

test.each<[Flags, RegExp]>([
  [{ downstream: '0' }, /^Cannot use "0" for --downstream: it is not a port from 1 to 65535, or none\./],
  [{ providerApi: '65536' }, /^Cannot use "65536" for --provider-api: it is not a port\./],
  [{ ready: 'http://localhost/health' }, /^Cannot wait for http:\/\/localhost\/health: nothing is started\./],
])('refuses %j', (flags, message) => {
  expect(() => settings({ url: 'http://localhost/', provider: 'acme', ...flags }, {})).toThrow(message)
})
