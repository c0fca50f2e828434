import { beforeAll, describe, expect, it } from 'vitest'
import { runVitest, type Told, type VitestRun } from './run-vitest.ts'

const frameworks = ['hono', 'express', 'fastify', 'koa', 'url']
const asked = [
  'moco duplicates duplicate-has-one-effect',
  'moco payloads survives-non-object-bodies',
  'moco signatures rejects-tampered-body',
  'moco timeouts accepts-chunked-bodies',
]

describe('correct receivers', () => {
  let run: VitestRun
  beforeAll(async () => {
    run = await runVitest(frameworks)
  })

  it.each(frameworks.slice(1))('pass what is asked: %s', (framework) => {
    expect(namesOf(run, framework, 'passed')).toEqual(asked)
    expect(namesOf(run, framework, 'failed')).toEqual([])
  })

  it('pass as Fetch handlers, and are not asked what needs a connection', () => {
    const passed = namesOf(run, 'hono', 'passed')
    expect(passed).toEqual(expect.arrayContaining(asked.slice(0, 3)))
    expect(passed.length).toBeGreaterThan(15)
    expect(namesOf(run, 'hono', 'failed')).toEqual([])
    expect(namesOf(run, 'hono', 'skipped')).toContain('moco timeouts accepts-chunked-bodies')
    expect(run.exitCode).toBe(0)
  })

  it('are not asked what their provider knows nothing of', () => {
    const names = run.tests.map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('moco credentials'))).toEqual([])
  })
})

describe('broken receivers', () => {
  let run: VitestRun
  beforeAll(async () => {
    run = await runVitest(['broken', 'known-failures', 'recommendations'], [], { HOOKPROOF_SEED: '7' })
  })

  it('fail the test of the check that they break, with the report as the message', () => {
    expect(namesOf(run, 'broken', 'passed')).toEqual(asked.slice(1))
    const [failed] = told(run, 'broken', 'failed')
    expect(failed?.name).toBe(asked[0])
    const message = failed?.message ?? ''
    expect(message).toContain('FAIL  moco/duplicates/duplicate-has-one-effect (must)\n')
    expect(message).toContain('A receiver that gets a delivery several times acts on it once.')
    expect(message).toContain('the smallest history that fails')
    expect(message).toContain('duplicate of 1')
    expect(message).toContain(`HOOKPROOF_SEED=7 npx vitest run broken.spec.ts -t '${asked[0]}$'`)
    expect(message).not.toContain('curl')
    expect(message.match(/^ +at .*$/gm)).toEqual([expect.stringMatching(/broken\.spec\.ts:\d+:\d+\)?$/)])
    expect(run.exitCode).toBe(1)
  })

  it('pass where a failure is known, and fail where the list is out of date', () => {
    expect(namesOf(run, 'known-failures', 'passed')).toContain('moco duplicates duplicate-has-one-effect')
    const [stale] = told(run, 'known-failures', 'failed')
    expect(stale?.name).toBe('moco signatures rejects-tampered-body')
    expect(stale?.message).toContain('signatures/rejects-tampered-body passes now')
  })

  it('get a warning for a recommendation, and a failure when strict', () => {
    expect(namesOf(run, 'recommendations', 'passed')).toEqual([
      'moco signatures answers-unsigned-junk-without-5xx',
    ])
    expect(namesOf(run, 'recommendations', 'failed')).toEqual([
      'strict moco signatures answers-unsigned-junk-without-5xx',
    ])
    expect(run.output).toMatch(
      /stderr \| recommendations\.spec\.ts > moco > signatures > answers-unsigned-junk-without-5xx\nFAIL {2}moco/,
    )
  })

  it('never show a secret', () => {
    expect(run.output + JSON.stringify(run.tests)).not.toContain('secret-of-the-endpoint')
  })
})

describe('misuse', () => {
  it('is told at the line of the call', async () => {
    const { output, exitCode, tests } = await runVitest(['misuse', 'unknown-check', 'unknown-provider'])
    expect(exitCode).toBe(1)
    expect(tests.filter(({ status }) => status === 'passed')).toEqual([])
    for (const [message, place] of [
      ['Cannot reach http://127.0.0.1:1/webhooks: connection refused', 'misuse.spec.ts:9'],
      ['all 3 genuine deliveries got 401', 'misuse.spec.ts:10'],
      ['Cannot run: no check is selected. Loosen `only`, `skip` or `level`', 'misuse.spec.ts:12'],
      ['Cannot test the receiver: it is an instance of Response.', 'misuse.spec.ts:13'],
      ['Cannot select checks with "signature/*": no check id matches.', 'unknown-check.spec.ts:4'],
      [
        'Cannot load provider "mocco": there is no folder schemas/mocco. Did you mean "moco"?',
        'unknown-provider.spec.ts:4',
      ],
    ] as const) {
      expect(output).toContain(message)
      expect(output).toContain(`❯ ${place}`)
    }
  })
})

describe('what vitest offers', () => {
  it('runs one test alone with -t', async () => {
    const run = await runVitest(['express'], ['-t', `${asked[1]}$`])
    expect(namesOf(run, 'express', 'passed')).toEqual([asked[1]])
    expect(run.tests.filter(({ status }) => !['passed', 'skipped', 'pending'].includes(status))).toEqual([])
  })

  it('covers each test exactly once with --shard', async () => {
    const files = ['express', 'fastify', 'koa', 'url']
    const shards = [await runVitest(files, ['--shard=1/2']), await runVitest(files, ['--shard=2/2'])]
    const ran = shards.flatMap((run) => files.flatMap((file) => told(run, file, 'passed')))
    expect(shards.map((run) => run.tests.length > 0)).toEqual([true, true])
    const names = ran.map(({ file, name }) => `${file} ${name}`).sort()
    expect(names).toEqual(files.flatMap((file) => asked.map((name) => `${file} ${name}`)).sort())
  })
})

function told({ tests }: VitestRun, file: string, status: string): readonly Told[] {
  return tests.filter((test) => test.file === file && test.status === status)
}

function namesOf(run: VitestRun, file: string, status: string): readonly string[] {
  return told(run, file, status)
    .map(({ name }) => name)
    .sort()
}
