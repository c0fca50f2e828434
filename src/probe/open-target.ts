import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openFetch } from './fetch-transport.ts'
import type { Target, Transport } from './target.ts'
import { openUrl } from './url-transport.ts'

/** Opens the way to a target; a listener is served on a free loopback port until the transport closes. */
export async function openTarget(target: Target, connections: number): Promise<Transport> {
  if (target.kind === 'url') return openUrl(target.url, connections)
  if (target.kind === 'fetch') return openFetch(target.handler, target.path ?? '/')
  const server = createServer(target.listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const transport = openUrl(`http://127.0.0.1:${port}${target.path ?? '/'}`, connections)
  return {
    ...transport,
    close: async () => {
      await transport.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
