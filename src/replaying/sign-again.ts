import { parseLocation } from '../contracts/index.ts'
import { type Minter, writeInstant } from '../minting/index.ts'
import {
  type AuthenticationMode,
  type Contract,
  type Credentials,
  headerValue,
  type Location,
  redacted,
  type WireRequest,
} from '../model/index.ts'
import { authenticate } from '../signing/index.ts'
import { editJsonText } from './edit-json-text.ts'
import { eventTimes, readEventTime } from './event-times.ts'

/** How recorded deliveries are made to look as if they were sent now. */
export interface Resigning {
  readonly contract: Contract
  readonly mode: AuthenticationMode
  readonly credentials: Credentials
  readonly publicUrl?: string | undefined
  /** Moves the times at which things happened, in milliseconds; `null` leaves them. */
  readonly shiftMs: number | null
}

/**
 * The same delivery as its provider would send it at another time: the ids and times that belong to an attempt are new,
 * those of the delivery and of the event stay, and the signature or credential is made from what there is then.
 */
export function signAgain(
  request: WireRequest,
  event: string | null,
  resigning: Resigning,
  { minter, nowMs }: { readonly minter: Minter; readonly nowMs: number },
): WireRequest {
  const { contract, mode, credentials, publicUrl, shiftMs } = resigning
  const body = editJsonText(request.body)
  let { headers } = request
  const put = (at: Location, value: string | number, isMissing: 'added' | 'left out'): void => {
    const { place, name, member } = parseLocation(at)
    if (place === 'body') body.replace(name, value)
    if (place !== 'header' || member !== undefined) return
    if (isMissing === 'added' || headerValue(headers, name) !== undefined)
      headers = withValue(headers, name, String(value))
  }
  for (const { at, scope, mint, sent } of contract.identity) {
    if (scope === 'attempt') put(at, minter.mint(mint), sent === 'always' ? 'added' : 'left out')
  }
  for (const { at, unit, clock } of contract.times) {
    if (clock === 'attempt') put(at, writeInstant(nowMs, unit), 'added')
  }
  for (const time of shiftMs === null ? [] : eventTimes(contract, event)) {
    const told = readEventTime(time, headers, body)
    if (told === null || shiftMs === null) continue
    const moved = writeInstant(told.instantMs + shiftMs, time.unit)
    put(time.at, typeof told.found === 'string' ? String(moved) : moved, 'left out')
  }
  const signed = authenticate({
    mode,
    credentials,
    request: { ...request, headers, body: body.bytes() },
    contract,
    nowSeconds: nowMs / 1000,
    random: () => minter.random(),
    publicUrl,
  })
  // What was taken out and has no successor is better not there than wrong.
  return { ...signed, headers: signed.headers.filter(([, value]) => !value.includes(redacted)) }
}

/** What signing again changes, in words. */
export function changesOf({ contract, mode, shiftMs }: Resigning): readonly string[] {
  const places = (locations: readonly Location[]): string =>
    [...new Set(locations)].map((at) => at.replace(/^(?:header|body):/, '')).join(', ')
  const fresh = contract.identity.filter(({ scope }) => scope === 'attempt').map(({ at }) => at)
  const sent = contract.times.filter(({ clock }) => clock === 'attempt').map(({ at }) => at)
  const happened =
    shiftMs === null
      ? []
      : contract.events.families.flatMap(({ types }) => eventTimes(contract, types[0]?.type ?? null))
  const own =
    mode.kind === 'signature'
      ? `signature in ${places(mode.signatures.map(({ at }) => at))}`
      : `credential (${mode.id})`
  return [
    ...(mode.kind === 'none' ? [] : [`new ${own}`]),
    ...(fresh.length === 0 ? [] : [`fresh ${places(fresh)}`]),
    ...(sent.length === 0 ? [] : [`sent now: ${places(sent)}`]),
    ...(happened.length === 0 ? [] : [`moved: ${places(happened.map(({ at }) => at))}`]),
  ]
}

/** The value in the place of all of that name; at the end where there are none. */
function withValue(headers: WireRequest['headers'], name: string, value: string): WireRequest['headers'] {
  const isNamed = ([given]: readonly [string, string]): boolean => given.toLowerCase() === name.toLowerCase()
  const at = headers.findIndex(isNamed)
  if (at === -1) return [...headers, [name, value]]
  return headers.flatMap((header, index) =>
    index === at ? [[header[0], value] as const] : isNamed(header) ? [] : [header],
  )
}
