import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** One connection as its other end saw it. */
export interface RecordedConnection {
  /** Everything that has arrived, one character per byte. */
  readonly text: string
  /** The same in the pieces in which it arrived. */
  readonly pieces: readonly string[]
  /** Resolves to how it ended: in order, or by a reset. */
  readonly ended: Promise<'fin' | 'reset'>
}

/** A listener on loopback that writes down the bytes it gets. */
export interface Recorder {
  readonly url: string
  readonly connections: readonly RecordedConnection[]
  /** Resolves when there is a connection of this number, from 0. */
  connection(number: number): Promise<RecordedConnection>
  close(): Promise<void>
}

/** What to do when bytes have arrived: answer through the socket, or do nothing. */
export type Respond = (text: string, socket: Socket) => void

/** Answers as soon as the text ends so. */
export function answerAfter(end: string | RegExp, answer: string | Buffer): Respond {
  const isAtEnd = (text: string): boolean => (typeof end === 'string' ? text.endsWith(end) : end.test(text))
  return (text, socket) => {
    if (isAtEnd(text)) socket.end(answer)
  }
}

/** An answer without content. */
export const noContent = 'HTTP/1.1 204 No Content\r\n\r\n'

/** Opens a recorder on a free port. */
export async function openRecorder(respond: Respond = () => {}): Promise<Recorder> {
  const connections: RecordedConnection[] = []
  const sockets = new Set<Socket>()
  const waiting = new Set<() => void>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    const pieces: string[] = []
    const ended = new Promise<'fin' | 'reset'>((resolve) => {
      // Node takes a reset that comes together with data for an end; writing tells them apart.
      socket.on('end', () => {
        if (socket.writableEnded) return resolve('fin')
        socket.write('?', (error) => {
          resolve(error ? 'reset' : 'fin')
          socket.end()
        })
      })
      socket.on('error', () => resolve('reset'))
    })
    socket.on('data', (bytes: Buffer) => {
      pieces.push(bytes.toString('latin1'))
      respond(pieces.join(''), socket)
    })
    connections.push({
      get text() {
        return pieces.join('')
      },
      pieces,
      ended,
    })
    for (const wake of waiting) wake()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    connections,
    connection: async (number) => {
      while (connections[number] === undefined) {
        await new Promise<void>((resolve) => {
          waiting.add(resolve)
        })
      }
      return connections[number] as RecordedConnection
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
