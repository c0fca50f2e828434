import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { getResponse, type RequestHandler } from 'msw'
import { UsageError } from '../model/index.ts'

/** A mocked endpoint that listens. */
export interface Listening {
  readonly url: string
  close(): Promise<void>
}

/**
 * Answers real requests on a loopback port with msw handlers.
 *
 * @param flag The option that named the port, for the message.
 * @throws UsageError when the port is taken.
 */
export async function listenOnLoopback(
  handlers: readonly RequestHandler[],
  port: number,
  flag: string,
): Promise<Listening> {
  const server = createServer((request, response) => {
    // A receiver that dies in the middle of its call is none of our errors.
    answer(handlers, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port, flag)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function cannotListen({ code, message }: NodeJS.ErrnoException, port: number, flag: string): UsageError {
  return new UsageError(
    'port-unavailable',
    `Cannot listen on port ${port} for ${flag}: ${code === 'EADDRINUSE' ? 'somebody else does' : message}.`,
    'Choose another port, and point the receiver at it.',
  )
}

async function answer(
  handlers: readonly RequestHandler[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController()
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) gone.abort()
  })
  const response = await getResponse([...handlers], await toRequest(incoming, gone.signal))
  if (response === undefined) {
    outgoing.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"nothing is mocked here"}')
  } else if (response.type === 'error') incoming.socket.resetAndDestroy()
  else {
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  }
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
  const { method = 'GET', headers, url = '/' } = incoming
  const isBodiless = method === 'GET' || method === 'HEAD'
  return new Request(new URL(url, `http://${headers.host ?? '127.0.0.1'}`), {
    method,
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string]),
    signal,
    ...(isBodiless ? {} : { body: Buffer.concat(chunks) }),
  })
}
