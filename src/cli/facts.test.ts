import { expect, test } from 'vitest'
import type { Contract } from '../model/index.ts'
import { factsOf } from './facts.ts'

const grounds = { basis: 'documented', source: 'docs' } as const

test.each<[string, Partial<Record<keyof Contract, unknown>>, unknown]>([
  [
    'a fact with its note',
    { retry: { attempts: { value: 3, ...grounds, note: 'at most' } } },
    [{ name: 'attempts', value: '3', basis: 'documented', sources: ['docs'], note: 'at most' }],
  ],
  ['a fact that nobody knows', { retry: { backoff: null } }, [{ name: 'backoff', value: '', sources: [] }]],
  ['a whole section that nobody knows', { freshness: null }, [{ name: 'all of it', value: '', sources: [] }]],
  [
    'statements in a list, by their names',
    { identity: [{ name: 'delivery', at: 'header:X-Id', mint: { kind: 'digits', length: 4 }, ...grounds }] },
    [
      {
        name: 'delivery',
        value: 'at header:X-Id, mint (kind digits, length 4)',
        basis: 'documented',
        sources: ['docs'],
      },
    ],
  ],
  [
    'a statement inside another',
    {
      authentication: [
        { id: 'hmac', kind: 'signature', optional: { value: true, ...grounds }, testSecret: 's', ...grounds },
      ],
    },
    [
      { name: 'hmac', value: 'kind signature', basis: 'documented', sources: ['docs'] },
      { name: 'optional', value: 'true', basis: 'documented', sources: ['docs'] },
    ],
  ],
  [
    'several sources and a list',
    { acknowledgement: { statuses: { value: ['200', '204'], basis: 'observed', source: ['a', 'b'] } } },
    [{ name: 'statuses', value: '200, 204', basis: 'observed', sources: ['a', 'b'] }],
  ],
])('shows %s', (_, contract, facts) => {
  expect(
    factsOf(contract as unknown as Contract).find((section) => section.title in contract)?.facts,
  ).toEqual(facts)
})

test('leaves out sections that state nothing', () => {
  expect(factsOf({ identity: [], times: [] } as unknown as Contract)).toEqual([])
})
