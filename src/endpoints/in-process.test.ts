import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { expect, onTestFinished, test } from 'vitest'
import { interceptInProcess, isIntercepted } from './in-process.ts'

/** A server that answers everything with its own word. */
async function serve(): Promise<string> {
  const server = createServer((_, response) => response.end('real'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const ask = async (url: string): Promise<string> => (await fetch(url)).text()
const answering = (pattern: string, word: string) => http.all(pattern, () => HttpResponse.text(word))

test('intercepts what its handlers match, lets everything else pass, and all of it once it is closed', async () => {
  const real = await serve()
  const asked = (): Promise<readonly string[]> =>
    Promise.all([`${real}/crm`, `${real}/crm/records/1?a=b`, `${real}/other`].map(ask))
  const { close, renew } = interceptInProcess([answering(`${real}/crm*`, 'crm')], undefined)
  onTestFinished(close)
  expect(await asked()).toEqual(['crm', 'crm', 'real'])
  renew()
  expect(await asked()).toEqual(['crm', 'crm', 'real'])
  await close()
  expect(await asked()).toEqual(['real', 'real', 'real'])
})

test('knows whether somebody intercepts already', async () => {
  expect(isIntercepted()).toBe(false)
  const { close } = interceptInProcess([], undefined)
  expect(isIntercepted()).toBe(true)
  await close()
  expect(isIntercepted()).toBe(false)
})

test('shares the server of the user, comes back after a reset, and leaves it working', async () => {
  const real = await serve()
  const user = setupServer(answering(`${real}/theirs`, 'theirs'))
  user.listen({ onUnhandledRequest: 'bypass' })
  onTestFinished(() => user.close())
  const asked = (): Promise<readonly string[]> =>
    Promise.all([`${real}/theirs`, `${real}/crm`, `${real}/other`].map(ask))
  const { renew, close } = interceptInProcess([answering(`${real}/crm*`, 'ours')], user)
  expect(await asked()).toEqual(['theirs', 'ours', 'real'])
  user.resetHandlers()
  expect(await asked()).toEqual(['theirs', 'real', 'real'])
  renew()
  expect(await asked()).toEqual(['theirs', 'ours', 'real'])
  await close()
  expect(await ask(`${real}/theirs`)).toBe('theirs')
})
