import type { Wire, WireRequest } from '../model/index.ts'
import { toByteString } from './byte-string.ts'

/**
 * Request line and headers as bytes, one byte per character so that every byte can be sent. What frames the request
 * (host, length, connection) is written unless the request says it itself.
 */
export function writeHead(request: WireRequest): Buffer {
  const { wire = {} } = request
  if (wire.head !== undefined) return Buffer.from(toByteString(wire.head), 'latin1')
  const { host, pathname, search } = new URL(request.url)
  const given = new Set(request.headers.map(([name]) => name.toLowerCase()))
  const own = (...headers: readonly (readonly [string, string])[]): typeof headers =>
    headers.filter(([name]) => !given.has(name))
  const length =
    wire.chunks === undefined
      ? (['content-length', String(request.body.length)] as const)
      : (['transfer-encoding', 'chunked'] as const)
  const expect = wire.expectContinue === true ? [['expect', '100-continue'] as const] : []
  const lines = [
    ...own(['host', host]),
    ...request.headers,
    ...own(length, ...expect, ['connection', 'close']),
  ]
  const text = lines.map(([name, value]) => `${spell(name, wire.headerCase)}: ${toByteString(value)}\r\n`)
  return Buffer.from(`${request.method} ${pathname}${search} HTTP/1.1\r\n${text.join('')}\r\n`, 'latin1')
}

function spell(name: string, headerCase: Wire['headerCase']): string {
  if (headerCase === 'upper') return name.toUpperCase()
  if (headerCase === 'lower') return name.toLowerCase()
  if (headerCase === 'title')
    return name
      .toLowerCase()
      .replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
  return name
}
