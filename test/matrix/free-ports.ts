import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

/** Ports of the loopback interface that nobody listened on a moment ago. */
export async function freePorts<Count extends 1 | 2>(
  count: Count,
): Promise<Count extends 1 ? readonly [number] : readonly [number, number]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports as never
}
