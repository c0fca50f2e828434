import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, isIPv6, type Socket } from 'node:net'
import { UsageError } from '../model/index.ts'
import { readBody } from './read-body.ts'
import { headerPairs, type ReceivedRequest } from './received-request.ts'
import { type Reply, textReply } from './reply.ts'

/** A request that never became one: nothing of it is kept. */
export interface Turnaway {
  readonly why: 'too-large' | 'too-slow' | 'broken-off' | 'malformed'
  readonly detail: string
}

/** What a listener takes, and who answers. */
export interface ListenerSettings {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  readonly maxBodyBytes: number
  /** For the head of a request, and for all of it. */
  readonly timeoutsMs: { readonly head: number; readonly whole: number }
  /** Does not throw. */
  readonly answer: (request: ReceivedRequest) => Promise<Reply>
  readonly onTurnaway: (turnaway: Turnaway) => void
}

/** A port that is listened at. */
export interface Listener {
  readonly url: string
  readonly port: number
  /** Takes no more connections, answers every request that has begun to arrive, and resolves then. */
  close(): Promise<void>
}

const largestHeadBytes = 65_536

/** Connections about which everything is said. */
const turnedAway = new WeakSet<Socket>()

/**
 * Listens for HTTP requests, and hands them over as they came: bytes of the body, order and case of headers.
 *
 * @throws UsageError when the port or the host cannot be had.
 */
export async function openListener(settings: ListenerSettings): Promise<Listener> {
  const { host, port, timeoutsMs } = settings
  const open = new Set<Promise<void>>()
  const server = createServer(
    {
      headersTimeout: timeoutsMs.head,
      requestTimeout: timeoutsMs.whole,
      connectionsCheckingInterval: Math.min(1_000, timeoutsMs.head),
      maxHeaderSize: largestHeadBytes,
    },
    (incoming, outgoing) => {
      const done = serve(incoming, outgoing, settings, () => server.listening).finally(() =>
        open.delete(done),
      )
      open.add(done)
    },
  )
  // Otherwise the headers beyond the first 2,000 would be gone without a word.
  server.maxHeadersCount = 0
  // Who does not take the answer must not keep us from closing.
  server.timeout = 2 * timeoutsMs.whole
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) =>
    turnAway(error, socket, settings),
  )
  await listening(server, settings)
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${bound}`,
    port: bound,
    close: async () => {
      if (!server.listening) return
      const closed = new Promise((resolve) => server.close(resolve))
      while (open.size > 0) await Promise.race(open)
      server.closeAllConnections()
      await closed
    },
  }

  function listening(one: Server, { host: at }: ListenerSettings): Promise<void> {
    return new Promise((resolve, reject) => {
      one.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port, at)))
      one.listen(port, at, resolve)
    })
  }
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { answer, maxBodyBytes, onTurnaway }: ListenerSettings,
  isListening: () => boolean,
): Promise<void> {
  const { method = 'GET', url = '/', rawHeaders } = incoming
  const gone = new Promise<void>((resolve) => outgoing.once('close', resolve))
  const read = await readBody(incoming, maxBodyBytes)
  if (read.kind === 'broken-off') {
    if (!turnedAway.has(incoming.socket))
      onTurnaway({ why: 'broken-off', detail: `after ${read.length} bytes of the body` })
    outgoing.destroy()
    return
  }
  const request = (body: Uint8Array): ReceivedRequest => ({
    method,
    url,
    headers: headerPairs(rawHeaders),
    body,
  })
  if (read.kind === 'too-large') {
    onTurnaway({ why: 'too-large', detail: `${read.length} bytes; --max-body allows ${maxBodyBytes}` })
  }
  const reply =
    read.kind === 'too-large'
      ? textReply(413, `The body is larger than ${maxBodyBytes} bytes.\n`)
      : await answer(request(read.body))
  send(outgoing, reply, method, isListening())
  await gone
}

function send(outgoing: ServerResponse, reply: Reply, method: string, keepAlive: boolean): void {
  const { status, statusText, headers, body } = reply
  const hasBody = status !== 204 && status !== 304
  const all = [
    ...headers,
    ...(hasBody ? ([['content-length', String(body.length)]] as const) : []),
    ...(keepAlive ? [] : ([['connection', 'close']] as const)),
  ]
  try {
    if (statusText === undefined) outgoing.writeHead(status, all.flat())
    else outgoing.writeHead(status, statusText, all.flat())
    outgoing.end(hasBody && method !== 'HEAD' ? body : undefined)
  } catch {
    // A receiver may answer headers that nobody can pass on: then there is no answer.
    outgoing.destroy()
  }
}

function turnAway(error: NodeJS.ErrnoException, socket: Socket, { onTurnaway }: ListenerSettings): void {
  // Who left is told of where its body was read.
  if (error.code === 'ECONNRESET' || error.code === 'HPE_INVALID_EOF_STATE' || !socket.writable) {
    socket.destroy()
    return
  }
  turnedAway.add(socket)
  const [status, why] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? (['408 Request Timeout', 'too-slow'] as const)
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? (['431 Request Header Fields Too Large', 'too-large'] as const)
        : (['400 Bad Request', 'malformed'] as const)
  onTurnaway({ why, detail: why === 'too-large' ? 'the headers' : (error.code ?? 'no reason') })
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

function cannotListen({ code, message }: NodeJS.ErrnoException, port: number, host: string): UsageError {
  if (code === 'EADDRINUSE') {
    return new UsageError(
      'port-unavailable',
      `Cannot listen on port ${port}: somebody else does.`,
      'Choose another one with --port; 0 takes any that is free.',
    )
  }
  return new UsageError(
    'cannot-listen',
    `Cannot listen on ${host}, port ${port}: ${message}.`,
    'Choose an address of this machine with --host, and a port with --port.',
  )
}
