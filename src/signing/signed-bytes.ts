import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { UsageError } from '../model/errors.ts'
import { headerValue, type WireRequest } from '../model/index.ts'
import { boundedCache } from './bounded-cache.ts'
import { type SigningContract, textAt } from './location.ts'

/** What a template of signed bytes may refer to. */
export interface SigningContext {
  readonly request: WireRequest
  readonly contract: SigningContract
  readonly timestamp: string
  readonly secret: string
  /** The URL that the receiver believes it has, where it differs from the one that is called. */
  readonly publicUrl?: string | undefined
  readonly configuration?: Readonly<Record<string, string>> | undefined
}

type Part = (context: SigningContext) => string | Uint8Array

const templates = boundedCache<readonly Part[]>(256)

/** The bytes that a template stands for in this request. The body goes in as it is: bytes, never text. */
export function signedBytes(template: string, context: SigningContext): Uint8Array {
  if (template === '{body}') return context.request.body
  const parts = templates(template, () => parse(template)).map((part) => part(context))
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)))
}

/** Names of the headers that a template refers to. */
export function signedHeaders(template: string): readonly string[] {
  return [...template.matchAll(/\{header:([^{}]+)\}/g)].map((match) => match[1] ?? '')
}

function parse(template: string): readonly Part[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('{') && piece.endsWith('}') ? partOf(piece, template) : () => piece))
}

const simple: Readonly<Record<string, Part>> = {
  '{body}': ({ request }) => request.body,
  '{timestamp}': ({ timestamp }) => timestamp,
  '{id}': ({ request, contract }) => textAt(request, idLocation(contract)),
  '{method}': ({ request }) => request.method,
  '{url}': ({ request, publicUrl }) => publicUrl ?? request.url,
  '{path}': ({ request, publicUrl }) => new URL(publicUrl ?? request.url).pathname,
  '{form:sorted}': ({ request }) => sortedForm(request.body),
  '{secret}': ({ secret }) => secret,
  '{sha256hex:body}': ({ request }) => createHash('sha256').update(request.body).digest('hex'),
  '{crc32:body}': ({ request }) => String(crc32(request.body)),
}

function partOf(piece: string, template: string): Part {
  const plain = simple[piece]
  if (plain !== undefined) return plain
  const [, name, argument = ''] = /^\{([a-z]+):([^{}]*)\}$/.exec(piece) ?? []
  if (name === 'header') return ({ request }) => headerValue(request.headers, argument) ?? ''
  if (name === 'query') return ({ request }) => textAt(request, `query:${argument}`)
  if (name === 'json') return ({ request }) => textAt(request, `body:${argument}`)
  if (name === 'config') return (context) => configured(argument, context)
  throw new UsageError(
    'unsupported-scheme',
    `Cannot resolve "${piece}" in the signed template "${template}": there is no such part.`,
    `Use ${Object.keys(simple).join(' ')} {header:NAME} {query:NAME} {json:/pointer} {config:NAME}.`,
  )
}

/** Names and values one after the other, in the order of names. */
function sortedForm(body: Uint8Array): string {
  const fields = new URLSearchParams(Buffer.from(body).toString())
  fields.sort()
  return [...fields].flat().join('')
}

function configured(name: string, { configuration }: SigningContext): string {
  const value = configuration?.[name]
  if (value !== undefined) return value
  throw new UsageError(
    'missing-configuration',
    `Cannot sign with {config:${name}}: no value is configured.`,
    `Set "${name}" in the configuration.`,
  )
}

/** Where `{id}` stands: what receivers recognise duplicates by, or the next best. */
export function idLocation({ identity }: SigningContract): string {
  const best =
    identity.find((entry) => entry.idempotencyKey) ??
    identity.find((entry) => entry.scope === 'delivery') ??
    identity.find((entry) => entry.scope === 'event')
  if (best !== undefined) return best.at
  throw new UsageError(
    'unsupported-scheme',
    'Cannot sign with {id}: the contract names no identity of a delivery or an event.',
    'Add one to "identity", or name its place with {header:NAME} or {json:/pointer}.',
  )
}
