import { expect, test } from 'vitest'
import type { Callback, Json } from '../model/index.ts'
import { answerList } from './answer-list.ts'
import { readCall } from './call.ts'

const things = [1, 2, 3, 4, 5].map((number) => ({
  number,
  odd: number % 2 === 1,
  kind: number < 3 ? 'a' : 'b',
}))
const endpoint: Callback = {
  name: 'list',
  method: 'POST',
  path: '/things',
  does: 'list',
  of: 'thing',
  basis: 'assumed',
  source: 'test',
}

/** Asks for a list; the numbers of the things that came, and the answer. */
async function ask(
  more: Partial<Callback>,
  body: Json = {},
  query = '',
): Promise<{ numbers: number[]; answer: Json; headers: Headers }> {
  const init = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const call = await readCall(new Request(`http://api.test/things${query}`, init))
  const response = answerList({ ...endpoint, lists: '/data/things', ...more }, things, call)
  const answer = (await response.json()) as { data: { things: { number: number }[] } }
  return { numbers: answer.data.things.map(({ number }) => number), answer, headers: response.headers }
}

test('tells everything where nothing is said of pages', async () => {
  expect((await ask({}, {}, '?page=2')).numbers).toEqual([1, 2, 3, 4, 5])
})

test('tells a list that is the whole answer', async () => {
  const call = await readCall(new Request('http://api.test/things'))
  expect(await answerList(endpoint, things, call).json()).toEqual(things)
})

const tokens = {
  pages: { perPage: 2, size: 'body:/pageSize', token: 'body:/pageToken', next: '/next' },
} as const

test('leads from page to page by tokens', async () => {
  const numbers: number[][] = []
  for (let token: Json = ''; ; ) {
    const page = await ask(tokens, { pageToken: token })
    numbers.push(page.numbers)
    token = (page.answer as { next: string }).next
    if (token === '') break
  }
  expect(numbers).toEqual([[1, 2], [3, 4], [5]])
  expect((await ask(tokens, { pageSize: 4 })).numbers).toEqual([1, 2, 3, 4])
  expect((await ask(tokens, { pageToken: 'made up' })).numbers).toEqual([1, 2])
})

const numbered = {
  pages: {
    perPage: 2,
    page: 'query:page',
    headers: { page: 'X-Page', size: 'X-Per-Page', total: 'X-Total' },
    link: true,
  },
} as const

test('leads from page to page by numbers, headers and links', async () => {
  const second = await ask(numbered, {}, '?page=2&sort=name')
  expect(second.numbers).toEqual([3, 4])
  expect(['x-page', 'x-per-page', 'x-total'].map((name) => second.headers.get(name))).toEqual(['2', '2', '5'])
  expect(second.headers.get('link')).toBe('<http://api.test/things?page=3&sort=name>; rel="next"')
  const last = await ask(numbered, {}, '?page=3')
  expect([last.numbers, last.headers.get('link')]).toEqual([[5], null])
  expect((await ask(numbered, {}, '?page=9')).numbers).toEqual([])
  expect((await ask(numbered, {}, '?page=-1')).numbers).toEqual([1, 2])
})

test.each<[Json, number[]]>([
  [{}, [1, 2, 3, 4, 5]],
  [{ odd: true }, [1, 3, 5]],
  [{ kinds: ['a', 'c'] }, [1, 2]],
  [{ kinds: [] }, [1, 2, 3, 4, 5]],
  [{ odd: false, kinds: ['b'] }, [4]],
])('filters by %j', async (body, numbers) => {
  const filters = [
    { at: 'body:/odd', on: '/odd' },
    { at: 'body:/kinds', on: '/kind' },
  ]
  expect((await ask({ filters }, body)).numbers).toEqual(numbers)
})
