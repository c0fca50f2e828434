import { expect, test } from 'vitest'
import type { Capability, Check, Feature, Suite } from '../model/index.ts'
import { describeFeature, requireMatches, type Selection, selectChecks } from './select-checks.ts'

const check = (id: string, given: Partial<Check> = {}): Check =>
  ({ id, level: 'must', needs: [], ...given }) as Check

const suites: readonly Suite[] = [
  {
    id: 'a',
    theme: '',
    checks: [check('a/plain'), check('a/signed', { needs: ['signature', 'wire'] })],
  },
  {
    id: 'b',
    theme: '',
    checks: [
      check('b/seen', { needs: ['outcome'], level: 'should' }),
      check('b/may', { level: 'may', needs: ['retries'] }),
    ],
  },
]

interface Choice {
  readonly selected: readonly string[]
  readonly skipped: Readonly<Record<string, string>>
  readonly notApplicable: readonly string[]
}

function choose(
  given: Partial<Selection> = {},
  features: readonly Feature[] = ['signature', 'retries'],
  capabilities: readonly Capability[] = ['wire', 'outcome'],
): Choice {
  const made = selectChecks({
    suites,
    features: new Set(features),
    capabilities: new Set(capabilities),
    ...given,
  })
  return {
    selected: made.selected.map(({ id }) => id),
    skipped: Object.fromEntries(made.skipped.map(({ check: { id }, reason }) => [id, reason])),
    notApplicable: made.notApplicable.map(({ id, reason }) => `${id}: ${reason}`),
  }
}

test('selects everything that can be asked, in the order of the suites', () => {
  expect(choose().selected).toEqual(['a/plain', 'a/signed', 'b/seen', 'b/may'])
  expect(choose({ only: [], skip: [] }).selected).toHaveLength(4)
})

test('calls not applicable what the contract does not offer, filtered or not', () => {
  const { selected, notApplicable, skipped } = choose({ only: ['a/*'] }, [])
  expect(selected).toEqual(['a/plain'])
  expect(notApplicable).toEqual([
    'a/signed: the endpoint is not configured with a signature',
    'b/may: no retries are documented',
  ])
  expect(skipped).toEqual({ 'b/seen': 'left out by --only' })
})

test('skips what the set-up does not offer, and says which flag would', () => {
  expect(choose({}, undefined, []).skipped).toEqual({
    'a/signed': 'needs a real connection: test the receiver by its URL or as a Node listener',
    'b/seen': 'needs to see effects or state: --effects <url> or --state <url>',
  })
})

test.each<[Partial<Selection>, readonly string[], readonly string[]]>([
  [{ only: ['a/*'] }, ['a/plain', 'a/signed'], ['left out by --only']],
  [{ only: ['**/s*'] }, ['a/signed', 'b/seen'], ['left out by --only']],
  [{ only: ['a/plain', 'b/may'] }, ['a/plain', 'b/may'], ['left out by --only']],
  [{ skip: ['b/**'] }, ['a/plain', 'a/signed'], ['left out by --skip']],
  [{ only: ['a/*'], skip: ['a/plain'] }, ['a/signed'], ['left out by --skip', 'left out by --only']],
  [{ level: 'must' }, ['a/plain', 'a/signed'], ['left out by --level must']],
  [{ level: 'should' }, ['a/plain', 'a/signed', 'b/seen'], ['left out by --level should']],
])('filters by %j', (filter, selected, reasons) => {
  const choice = choose(filter)
  expect(choice.selected).toEqual(selected)
  expect([...new Set(Object.values(choice.skipped))]).toEqual(reasons)
  expect(choice.selected.length + Object.keys(choice.skipped).length).toBe(4)
})

test.each(['a/none', 'A/plain', 'a', 'signature/**'])(
  'refuses the pattern %s, which matches nothing',
  (pattern) => {
    const message = `Cannot select checks with "${pattern}": no check id matches. Run \`hookproof list\` to see all ids.`
    expect(() => requireMatches({ suites, only: ['a/plain', pattern] })).toThrow(message)
    expect(() => requireMatches({ suites, skip: [pattern] })).toThrow(message)
  },
)

test('puts every feature in words', () => {
  expect(describeFeature('two-sided-tolerance')).toBe('timestamps from the future are not said to be refused')
})
