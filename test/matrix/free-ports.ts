import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

type Ports = {
  readonly 1: readonly [number]
  readonly 2: readonly [number, number]
  readonly 3: readonly [number, number, number]
}

/** Ports of the loopback interface that nobody listened on a moment ago. */
export async function freePorts<Count extends 1 | 2 | 3>(count: Count): Promise<Ports[Count]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports as unknown as Ports[Count]
}
