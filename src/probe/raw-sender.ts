import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Answer, WireRequest } from '../model/index.ts'
import { classify, TooLate } from './classify.ts'
import { parseAnswer } from './raw-answer.ts'
import { writeHead } from './raw-head.ts'

/**
 * Sends a request byte by byte as planned, on a connection of its own: what no ordinary client would send.
 * Every pause and cut comes from `request.wire`; nothing is repaired.
 */
export async function sendRaw(request: WireRequest, timeoutMs: number): Promise<Answer> {
  const started = performance.now()
  const elapsed = (): number => performance.now() - started
  const target = new URL(request.url)
  const secure = target.protocol === 'https:'
  const port = Number(target.port === '' ? (secure ? 443 : 80) : target.port)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  const socket = secure
    ? connectTls({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}) })
    : connect({ host, port })
  socket.setNoDelay(true)
  const received: Buffer[] = []
  let problem: Error | undefined
  const wake = signal()
  socket.on('data', (bytes: Buffer) => {
    received.push(bytes)
    wake.ring()
  })
  socket.on('error', (error) => {
    problem = error
    wake.ring()
  })
  socket.on('close', () => wake.ring())
  const timer = setTimeout(() => socket.destroy(new TooLate()), timeoutMs)
  // What breaks off is an answer, because its status is known; what we gave up on is none.
  const hasEnded = (): boolean => socket.destroyed && !(problem instanceof TooLate)
  const answered = (): Answer | undefined =>
    parseAnswer(Buffer.concat(received), hasEnded(), request.method, elapsed())
  try {
    await write(socket, request, wake, () => answered() !== undefined || problem !== undefined, received)
    const failure = problem === undefined ? undefined : classify(problem)
    if (request.wire?.abortAfter !== undefined && failure?.kind !== 'refused') {
      if (request.wire.abortBy === 'reset') socket.resetAndDestroy()
      else socket.destroy()
      return { kind: 'aborted', detail: 'we closed the connection', elapsedMs: elapsed() }
    }
    for (;;) {
      const answer = answered()
      if (answer !== undefined) return answer
      if (problem !== undefined) return { ...classify(problem), elapsedMs: elapsed() }
      if (socket.destroyed)
        return { kind: 'closed', detail: 'closed without an answer', elapsedMs: elapsed() }
      await wake.wait()
    }
  } finally {
    clearTimeout(timer)
    socket.destroy()
  }
}

async function write(
  socket: Socket,
  request: WireRequest,
  wake: Signal,
  done: () => boolean,
  received: Buffer[],
): Promise<void> {
  const { wire = {} } = request
  const head = writeHead(request)
  const cut =
    wire.abortAfter === undefined ? request.body.length : Math.floor(request.body.length * wire.abortAfter)
  const body = Buffer.from(request.body.subarray(0, cut))
  const parts: Buffer[] =
    wire.chunks === undefined
      ? split(body, wire.writes ?? 1)
      : chunked(body, wire.chunks, wire.abortAfter === undefined)
  if (
    wire.writes === undefined &&
    wire.chunks === undefined &&
    wire.expectContinue !== true &&
    wire.pauseMs === undefined
  ) {
    await put(socket, Buffer.concat([head, ...parts]))
    return
  }
  await put(socket, head)
  if (wire.expectContinue === true) {
    const goOn = (): boolean => /^HTTP\/1\.[01] 100 /.test(Buffer.concat(received).toString('latin1'))
    while (!done() && !goOn() && !socket.destroyed) await wake.wait()
    if (done()) return
  }
  for (const part of parts) {
    if (done()) return
    if (wire.pauseMs !== undefined) await pause(wire.pauseMs)
    await put(socket, part)
  }
}

/** Resolves when the bytes were handed over; a broken connection shows in the answer, not here. */
function put(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve()
    socket.once('close', resolve)
    socket.write(bytes, () => {
      socket.off('close', resolve)
      resolve()
    })
  })
}

function split(body: Buffer, writes: number): Buffer[] {
  const size = Math.max(1, Math.ceil(body.length / writes))
  return Array.from({ length: Math.ceil(body.length / size) }, (_, index) =>
    body.subarray(index * size, (index + 1) * size),
  )
}

function chunked(body: Buffer, chunks: number, complete: boolean): Buffer[] {
  const parts = split(body, chunks).map((part) =>
    Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
  )
  return complete ? [...parts, Buffer.from('0\r\n\r\n')] : parts
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

interface Signal {
  ring(): void
  wait(): Promise<void>
}

/** Wakes whoever waits for the socket to say something; a ring before the wait is not lost. */
function signal(): Signal {
  let rung = false
  let waiting: (() => void) | undefined
  return {
    ring: () => {
      rung = true
      waiting?.()
    },
    wait: () =>
      new Promise((resolve) => {
        waiting = () => {
          rung = false
          waiting = undefined
          resolve()
        }
        if (rung) waiting()
      }),
  }
}
