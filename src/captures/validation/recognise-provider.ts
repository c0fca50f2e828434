import { type Provider, recogniseEvent } from '../../contracts/index.ts'
import { compileSchema, isJsonObject } from '../../schemas/index.ts'
import type { CapturedMessage } from './message.ts'

/** Headers that say nothing about who sends. */
const common = new Set([
  'authorization',
  'content-type',
  'content-length',
  'user-agent',
  'accept',
  'host',
  'date',
])

/**
 * The provider that a delivery is most likely from: by the headers that only it sends, by the event, and by how
 * well both fit its schemas. `null` when none fits at all, or two fit equally well.
 */
export function recogniseProvider(providers: readonly Provider[], message: CapturedMessage): Provider | null {
  const scored = providers
    .map((provider) => ({ provider, score: score(provider, message) }))
    .filter((one) => one.score > 0)
    .toSorted((a, b) => b.score - a.score)
  const [best, next] = scored
  return best === undefined || best.score === next?.score ? null : best.provider
}

function score(
  { contract, headerSchema, readings }: Provider,
  { headers, payload, request }: CapturedMessage,
): number {
  const { properties } = headerSchema
  const own = Object.keys(isJsonObject(properties) ? properties : {}).filter((name) => !common.has(name))
  const present = own.filter((name) => Object.hasOwn(headers, name)).length
  const offered =
    payload === undefined ? undefined : recogniseEvent(contract, { headers, payload, url: request.url })
  if (present === 0 && offered === undefined) return 0
  const schema = offered === undefined ? undefined : readings[offered.event.type]
  const fits = schema !== undefined && compileSchema(schema).validate(payload).length === 0
  return (
    (own.length === 0 ? 0 : (3 * present) / own.length) +
    (compileSchema(headerSchema).validate(headers).length === 0 ? 1 : 0) +
    (offered === undefined ? 0 : 2) +
    (fits ? 2 : 0)
  )
}
