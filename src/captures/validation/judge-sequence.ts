import { findEvent, type Provider, readLocation } from '../../contracts/index.ts'
import type { EventFamily, Json } from '../../model/index.ts'
import { describeValue, getPointer } from '../../schemas/index.ts'
import { remarkGrounds } from './grounds.ts'
import type { CapturedMessage } from './message.ts'
import type { Remark, ValidatedDelivery } from './validation.ts'

/** A delivery that was judged by itself, and what it says. */
export interface JudgedMessage {
  readonly provider: Provider
  readonly message: CapturedMessage
  readonly judged: ValidatedDelivery
}

/**
 * What is to be noted about deliveries of one capture together: which are attempts of one delivery, and which
 * arrived after news of the same entity. By their number in the list; notes, because receivers have to live with it.
 */
export function judgeSequence(messages: readonly JudgedMessage[]): ReadonlyMap<number, readonly Remark[]> {
  const seen = new Map<string, JudgedMessage>()
  const newest = new Map<string, { readonly version: number; readonly judged: ValidatedDelivery }>()
  return new Map(
    inOrderOfArrival(messages).map(([index, one]) => [
      index,
      [...repeated(one, seen), ...overtaken(one, newest)],
    ]),
  )
}

/** The order of the file, unless every delivery says when it was received. */
function inOrderOfArrival(messages: readonly JudgedMessage[]): readonly (readonly [number, JudgedMessage])[] {
  const numbered = messages.map((one, index) => [index, one] as const)
  const times = messages.map(({ judged }) => Date.parse(judged.receivedAt ?? ''))
  if (times.some(Number.isNaN)) return numbered
  return numbered.toSorted(([a], [b]) => (times[a] as number) - (times[b] as number))
}

function repeated(one: JudgedMessage, seen: Map<string, JudgedMessage>): readonly Remark[] {
  const { provider, message } = one
  const { contract } = provider
  return contract.identity.flatMap((identity): readonly Remark[] => {
    if (identity.scope !== 'delivery' && !identity.idempotencyKey) return []
    const value = valueAt(identity.at, message)
    if (value === undefined || value === null || identity.unique === false) return []
    const key = JSON.stringify([contract.id, identity.name, value])
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, one)
      return []
    }
    const same = Buffer.compare(first.message.delivery.body, message.delivery.body) === 0
    return [
      {
        ...about(one),
        code: 'repeated-delivery',
        expected: `its own ${identity.name}, unless it is another attempt of the same delivery`,
        received: `${describeValue(value)}, as entry ${first.judged.place.entry} has it, with ${same ? 'the same' : 'another'} body`,
        grounds: remarkGrounds(contract, identity),
      },
    ]
  })
}

function overtaken(
  one: JudgedMessage,
  newest: Map<string, { readonly version: number; readonly judged: ValidatedDelivery }>,
): readonly Remark[] {
  const { provider, message, judged } = one
  const family = findEvent(provider.contract, judged.event ?? '')?.family
  const found = family === undefined ? null : versionOf(family, message.payload ?? null)
  if (family === undefined || found === null) return []
  const key = JSON.stringify([provider.contract.id, family.name, found.entity, found.at])
  const before = newest.get(key)
  if (before === undefined || before.version < found.version)
    newest.set(key, { version: found.version, judged })
  if (before === undefined || before.version <= found.version) return []
  const { guaranteed } = provider.contract.ordering
  return [
    {
      ...about(one),
      code: 'out-of-order',
      expected: `nothing older than entry ${before.judged.place.entry} about the same ${family.name}`,
      received: `an older version: ${found.at} is ${describeValue(found.value)}`,
      grounds: guaranteed === null ? null : remarkGrounds(provider.contract, guaranteed),
    },
  ]
}

function versionOf(
  { entity, versions }: EventFamily,
  payload: Json,
): { readonly entity: Json; readonly at: string; readonly value: Json; readonly version: number } | null {
  const id = entity === null ? undefined : getPointer(payload, entity)
  if (id === undefined || id === null) return null
  for (const { at, unit } of versions) {
    const value = getPointer(payload, at)
    if (value === undefined || value === null) continue
    const version = unit.startsWith('iso') ? Date.parse(String(value)) : Number(value)
    if (!Number.isNaN(version)) return { entity: id, at, value, version }
  }
  return null
}

function valueAt(location: string, { headers, payload, request }: CapturedMessage): Json | undefined {
  return readLocation(location, { headers, payload: payload ?? null, url: request.url })
}

function about({ judged }: JudgedMessage): Omit<Remark, 'code' | 'expected' | 'received' | 'grounds'> {
  const { line, column } = judged.place
  return { kind: 'note', subject: 'event', pointer: null, inBody: null, inFile: { line, column } }
}
