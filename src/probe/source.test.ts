import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { RunError } from '../model/index.ts'
import { isPerEntity, readSource, type Source } from './source.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

/** A URL that answers so, and the paths that were asked for. */
async function serve(status: number, body: string): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((incoming, response) => {
    asked.push(incoming.url ?? '')
    response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** An error of ours, as text without what differs from run to run. */
async function failing(source: Source, entity?: string): Promise<string> {
  const error = await readSource(source, 'effects', entity).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(RunError)
  return (error as RunError).message.replace(/127\.0\.0\.1:\d+/g, 'host')
}

const node = (script: string): Source => ({
  kind: 'command',
  command: `"${process.execPath}" -e "${script}"`,
})

describe('from a URL', () => {
  test.each([
    ['a JSON array', '[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['an empty array', ' [] \n', []],
    ['one record', '{"a":1}\n', [{ a: 1 }]],
    ['one record on several lines', '{\n"a": 1\n}', [{ a: 1 }]],
    ['NDJSON', '{"a":1}\n\n{"a":2}\r\n', [{ a: 1 }, { a: 2 }]],
    ['scalars', '"x"\n"y"\n', ['x', 'y']],
    ['null', 'null', []],
    ['nothing', '\n', []],
  ])('reads %s', async (_, body, records) => {
    const { url } = await serve(200, body)
    expect(await readSource({ kind: 'url', url }, 'effects')).toEqual(records)
  })

  test('asks for one entity, escaped, wherever the URL names it', async () => {
    const { url, asked } = await serve(200, '{"id":"a/b"}')
    const source: Source = { kind: 'url', url: `${url}/{entity}?also={entity}` }
    expect(isPerEntity(source)).toBe(true)
    expect(await readSource(source, 'state', 'a/b $&')).toEqual([{ id: 'a/b' }])
    expect(asked).toEqual(['/a%2Fb%20%24%26?also=a%2Fb%20%24%26'])
  })

  test('takes 404 for the absence of an entity, and of nothing else', async () => {
    const { url } = await serve(404, 'not found')
    expect(await readSource({ kind: 'url', url: `${url}/{entity}` }, 'state', 'x')).toEqual([])
    expect(await failing({ kind: 'url', url })).toBe(
      'Cannot read the effects from http://host: it answered 404. It has to answer 200 with a JSON array or NDJSON.',
    )
  })

  test('says what it cannot read', async () => {
    const { url } = await serve(200, '<!doctype html><title>Log in, please: this is long</title>')
    expect(await failing({ kind: 'url', url })).toBe(
      'Cannot read the effects from http://host: it is neither JSON nor NDJSON (it begins with "<!doctype html><title>Log in, please: th"). Answer a JSON array of records, or one JSON record per line.',
    )
  })

  test('asks again where the connection breaks before the answer, once', async () => {
    let asked = 0
    const server = createServer((incoming, response) => {
      asked += 1
      if (asked % 3 === 2) response.end('[1]')
      else incoming.socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanups.push(() => new Promise((resolve) => server.close(resolve)))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(await readSource({ kind: 'url', url }, 'effects')).toEqual([1])
    // The third and the fourth time in a row.
    expect(await failing({ kind: 'url', url })).toContain('Check the address given with --effects.')
    expect(asked).toBe(4)
  })

  test('says that nobody answers', async () => {
    const { url } = await serve(200, '')
    for (const cleanup of cleanups.splice(0)) await cleanup()
    expect(await failing({ kind: 'url', url })).toMatch(
      /^Cannot read the effects from http:\/\/host: .*ECONNREFUSED.* Check the address given with --effects\.$/,
    )
  })
})

describe('from a command', () => {
  test('reads what it prints', async () => {
    expect(await readSource(node('console.log(1);console.log(2)'), 'effects')).toEqual([1, 2])
    expect(await readSource(node(''), 'effects')).toEqual([])
  })

  test('names the entity', async () => {
    const source = node(`console.log(JSON.stringify('{entity}'+'{entity}'))`)
    expect(isPerEntity(source)).toBe(true)
    expect(await readSource(source, 'state', '$&')).toEqual(['$&$&'])
  })

  test('says how it failed', async () => {
    expect(await failing({ kind: 'command', command: 'echo no such table >&2; exit 3' })).toBe(
      'Cannot read the effects with "echo no such table >&2; exit 3": it exited with 3 (no such table). Run the command by hand: it has to print a JSON array or NDJSON and exit 0.',
    )
    expect(await failing({ kind: 'command', command: 'exit 4' })).toContain('it exited with 4.')
    expect(await failing({ kind: 'command', command: 'echo oops' })).toContain('neither JSON nor NDJSON')
  })
})

describe('from a function', () => {
  test.each([
    ['records', [{ a: 1 }], [{ a: 1 }]],
    ['one record', { a: 1 }, [{ a: 1 }]],
    ['nothing', undefined, []],
    ['a promise', Promise.resolve([1]), [1]],
  ])('reads %s', async (_, value, records) => {
    expect(await readSource({ kind: 'function', read: () => value }, 'effects')).toEqual(records)
  })

  test('is asked for one entity when it takes one', async () => {
    const source: Source = { kind: 'function', read: (entity) => ({ entity }) }
    expect(isPerEntity(source)).toBe(true)
    expect(isPerEntity({ kind: 'function', read: () => [] })).toBe(false)
    expect(await readSource(source, 'state', 'x')).toEqual([{ entity: 'x' }])
  })

  test('says what it threw', async () => {
    const source: Source = { kind: 'function', read: () => Promise.reject(new TypeError('no table')) }
    expect(await failing(source)).toBe(
      'Cannot read the effects with the function given: it threw TypeError: no table. It has to return records, or a promise of them, that JSON can hold.',
    )
  })
})

test('reads what a function returns, however deep it is nested', async () => {
  let deep: unknown = 'core'
  for (let level = 0; level < 100_000; level += 1) deep = { deep }
  const records = await readSource({ kind: 'function', read: () => [{ id: 7 }, { id: 8, deep }] }, 'effects')
  expect(records[0]).toEqual({ id: 7 })
  expect(records[1]).toEqual(expect.arrayContaining([8, 'core']))
})
