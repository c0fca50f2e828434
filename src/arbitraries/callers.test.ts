import { expect, test } from 'vitest'
import { exampleTerms } from '../../test/example-terms.ts'
import type { Terms } from '../model/index.ts'
import { callersOf } from './callers.ts'

const terms = exampleTerms()
const types = (...given: Parameters<typeof callersOf>): readonly string[] =>
  callersOf(...given).map(({ event }) => event.type)

test('are the openings that call, often enough', () => {
  const calls: Terms['calls'] = {
    downstream: { 'contact.created': 2, 'contact.updated': 5, 'invoice.created': 0 },
    'provider-api': { 'invoice.created': 1 },
  }
  expect(types({ ...terms, calls }, 'downstream')).toEqual(['contact.created'])
  expect(types({ ...terms, calls }, 'downstream', 2)).toEqual(['contact.created'])
  expect(types({ ...terms, calls }, 'downstream', 3)).toEqual([])
  expect(types({ ...terms, calls }, 'provider-api')).toEqual(['invoice.created'])
})

test('are none where nobody listens', () => {
  const { calls: _calls, ...deaf } = terms
  expect(types(deaf, 'downstream')).toEqual([])
})

test('begin with any event of a receiver that handles no creations', () => {
  expect(types(exampleTerms(undefined, { handles: 'contact.updated' }), 'downstream')).toEqual([
    'contact.updated',
  ])
})
