import type { EventType } from '../model/index.ts'
import { pointerTokens } from '../schemas/index.ts'

/** Names of the types that every provider has. */
export interface ProviderTypeNames {
  readonly delivery: string
  readonly event: string
  readonly payloads: string
  readonly headers: string
}

/** The union of all deliveries, told apart by `event`; each narrows headers and payload to what the event has. */
export function deliveryType(
  provider: string,
  names: ProviderTypeNames,
  events: readonly { readonly event: EventType; readonly payload: string }[],
): string {
  const members = events.map(({ event, payload }) => {
    const headers = intersection(names.headers, headerTypes(event.match))
    return `  | { event: ${quote(event.type)}; headers: ${headers}; payload: ${intersection(payload, bodyTypes(event.match))} }`
  })
  return [
    `/** A delivery of ${oneLine(provider)}. Comparing \`event\` narrows \`headers\` and \`payload\`. */`,
    `export type ${names.delivery} =`,
    ...members,
    '',
    '/** The event types. */',
    `export type ${names.event} = ${names.delivery}['event']`,
    '',
    '/** Payloads by event type. */',
    `export type ${names.payloads} = { [D in ${names.delivery} as D['event']]: D['payload'] }`,
  ].join('\n')
}

function headerTypes(match: EventType['match']): readonly string[] {
  return Object.entries(match).flatMap(([location, value]) =>
    location.startsWith('header:') && !location.includes('#')
      ? [`${key(location.slice('header:'.length).toLowerCase())}: ${textType(value)}`]
      : [],
  )
}

function bodyTypes(match: EventType['match']): readonly string[] {
  return Object.entries(match).flatMap(([location, value]) => {
    if (!location.startsWith('body:')) return []
    const tokens = pointerTokens(location.slice('body:'.length))
    if (tokens.length === 0 || value === true) return []
    const [last, ...outer] = tokens.toReversed().map(key) as [string, ...string[]]
    return [outer.reduce((inner, token) => `${token}: { ${inner} }`, `${last}: ${textType(value)}`)]
  })
}

function intersection(type: string, members: readonly string[]): string {
  return members.length === 0 ? type : `${type} & { ${members.join('; ')} }`
}

function textType(value: string | true): string {
  return value === true ? 'string' : quote(value)
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)
}

function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1)
  return `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /')
}
