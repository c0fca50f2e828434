import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A service that says to everything that it is done. */
export interface StubService {
  readonly url: string
  close(): void
}

/** Starts a service on loopback. */
export async function stubService(): Promise<StubService> {
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"done"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
