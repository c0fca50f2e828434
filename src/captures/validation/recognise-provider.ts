import { type Provider, recogniseEvent } from '../../contracts/index.ts'
import type { OfferedEvent } from '../../model/index.ts'
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
  const possible = providers.map((provider) => signsOf(provider, message)).filter((one) => one !== null)
  // To find out how well schemas fit, they have to be compiled: not for the only one that it can be.
  if (possible.length <= 1) return possible[0]?.provider ?? null
  const scored = possible
    .map((signs) => ({ provider: signs.provider, score: score(signs, message) }))
    .toSorted((a, b) => b.score - a.score)
  const [best, next] = scored
  return best === undefined || best.score === next?.score ? null : best.provider
}

/** What speaks for a provider at first sight. */
interface Signs {
  readonly provider: Provider
  /** Headers that only it sends, as far as they are there; a part of 1. */
  readonly headers: number
  readonly offered: OfferedEvent | undefined
}

/** Null when nothing does. */
function signsOf(provider: Provider, { headers, payload, request }: CapturedMessage): Signs | null {
  const { contract, headerSchema } = provider
  const { properties } = headerSchema
  const own = Object.keys(isJsonObject(properties) ? properties : {}).filter((name) => !common.has(name))
  const present = own.filter((name) => Object.hasOwn(headers, name)).length
  const offered =
    payload === undefined ? undefined : recogniseEvent(contract, { headers, payload, url: request.url })
  if (present === 0 && offered === undefined) return null
  return { provider, headers: own.length === 0 ? 0 : present / own.length, offered }
}

function score({ provider, headers: part, offered }: Signs, { headers, payload }: CapturedMessage): number {
  const { headerSchema, readings } = provider
  const schema = offered === undefined ? undefined : readings[offered.event.type]
  const fits = schema !== undefined && compileSchema(schema).validate(payload).length === 0
  return (
    3 * part +
    (compileSchema(headerSchema).validate(headers).length === 0 ? 1 : 0) +
    (offered === undefined ? 0 : 2) +
    (fits ? 2 : 0)
  )
}
