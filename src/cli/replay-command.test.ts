import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { quote } from './quote.ts'
import { replayCommand } from './replay-command.ts'

test('keeps what matters and replaces what a replay says itself', () => {
  const flags = {
    url: 'http://localhost:3000/hooks?a=1&b=2',
    provider: './my acme',
    event: ['a.created', 'a.updated'],
    only: ['x/*'],
    runs: '7',
    seed: '1',
    reporter: ['json'],
    knownFailures: 'known.txt',
    stateCommand: "psql -c 'select 1'",
    allowRemote: true,
    config: 'hooks.json',
  }
  expect(replayCommand(flags)('a/b', 42, '1:0')).toBe(
    `hookproof test 'http://localhost:3000/hooks?a=1&b=2' --provider './my acme' --state-command 'psql -c '\\''select 1'\\''' --event a.created --event a.updated --allow-remote --config hooks.json --only a/b --seed 42 --path 1:0`,
  )
})

test('never holds a secret', () => {
  const flags = {
    secret: 'hunter2',
    username: 'anna',
    password: 'hunter3',
    token: 'hunter4',
    headerValue: 'hunter5',
  }
  const command = replayCommand(flags)('a/b', 1, '0')
  expect(command).not.toMatch(/hunter/)
  expect(command).toContain('--secret "$HOOKPROOF_SECRET" --username anna --password "$HOOKPROOF_PASSWORD"')
})

test.each(['plain', '', "it's", '$HOME', 'a b', '~', '{a,b}', 'x{entity}', '*', '`id`', 'a\nb'])(
  'a shell reads %j back',
  (word) => {
    expect(execFileSync('sh', ['-c', `printf %s ${quote(word)}`]).toString()).toBe(word)
  },
)
