import { type AttemptRecord, redacted, type Terms } from '../model/index.ts'

/**
 * A command that makes the same request, or null where curl and a terminal cannot: a body that is cut or not text,
 * or anything unusual on the wire. Secrets become `$HOOKPROOF_…`, so that it may be pasted anywhere.
 *
 * Careful: where the contract has a tolerance, a receiver may refuse it later for its age; the first line says so.
 */
export function curlOf({ request, plan }: AttemptRecord, { mode, contract }: Terms): string | null {
  const { method: _method, contentType: _contentType, query: _query, ...odd } = plan.wire ?? {}
  if (Object.keys(odd).length > 0 || !isText(request.body, request.bodyBytes)) return null
  if (request.url.includes(redacted) || request.body.includes(redacted)) return null
  const headers = request.headers.filter(([name]) => !carrying.has(name.toLowerCase()))
  const options = [...headers].sort(inOrder).map(([name, value]) => headerOption(name, value, mode.kind))
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) options.unshift("-H 'Content-Type:'")
  const seconds = contract.freshness?.toleranceSeconds?.value
  const note =
    seconds === undefined ? '' : `# within ${seconds} s of its timestamp; later, use the replay command\n`
  const command = [
    `curl -i -X ${request.method} ${quote(request.url)}`,
    ...options,
    `--data-raw ${quote(request.body)}`,
  ].join(' \\\n  ')
  return note + command
}

/** Headers that curl writes itself. */
const carrying: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
  'expect',
  'keep-alive',
])

type Header = readonly [name: string, value: string]

/** The content type first, then by name; repeated headers keep their order. */
function inOrder([a]: Header, [b]: Header): number {
  const key = (name: string): string => (/^content-type$/i.test(name) ? '' : name.toLowerCase())
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

function headerOption(name: string, value: string, kind: Terms['mode']['kind']): string {
  if (value === '') return `-H ${quote(`${name};`)}`
  if (!value.includes(redacted)) return `-H ${quote(`${name}: ${value}`)}`
  if (kind === 'basic') return '-u "$HOOKPROOF_USERNAME:$HOOKPROOF_PASSWORD"'
  const variable = { bearer: 'TOKEN', header: 'HEADER_VALUE', signature: 'SECRET', none: 'SECRET' }[kind]
  const text = `${name}: ${value}`.replace(/["$`\\]/g, '\\$&').replaceAll(redacted, `$HOOKPROOF_${variable}`)
  return `-H "${text}"`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function isText(body: string, bytes: number): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal would not carry.
  return Buffer.byteLength(body) === bytes && !/[\u0000-\u0008\u000b-\u001f\u007f\ufffd]/.test(body)
}
