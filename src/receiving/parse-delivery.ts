import { type AnyOptions, requireClock, requireNumber } from './credentials.ts'
import type { DeliveryError } from './delivery-error.ts'
import type { DeliveryRequest, ReceivedRequest } from './delivery-request.ts'
import type { ModeDefinition } from './mode.ts'
import { type PayloadProblem, problemsOf } from './problems.ts'
import type {
  AnyDelivery,
  EventDefinition,
  ParseResult,
  ProviderDefinition,
  Validate,
} from './provider-definition.ts'
import { readRequest } from './read-request.ts'
import { recognise, showsEvent } from './recognise.ts'

const defaultMaxBodyBytes = 16 * 1024 * 1024

/**
 * Authenticates a request over its bytes, recognises its event, validates its payload, and returns it typed.
 *
 * Whatever is wrong with the *request* is a result. Whatever is wrong with the *program* (a missing secret, a body that
 * was parsed before) rejects with a `TypeError`: an unset variable must not accept everything.
 *
 * @example
 * const result = await parseDelivery(acme, request, { secret: process.env.ACME_SECRET })
 * if (!result.ok) return new Response(result.error.message, { status: result.error.status })
 */
export async function parseDelivery<Delivery extends AnyDelivery, Options extends object>(
  provider: ProviderDefinition<Delivery, Options>,
  request: DeliveryRequest,
  options: Options,
): Promise<ParseResult<Delivery>> {
  const given: AnyOptions = options
  const mode = chosenMode(provider, given)
  const limit = requireNumber(given.maxBodyBytes, 'maxBodyBytes', defaultMaxBodyBytes)
  const now = requireClock(given.now)
  const received = await readRequest(request, limit)
  if ('code' in received) return { ok: false, error: received }
  const { name, freshness } = provider
  const verifying = {
    options: given,
    provider: name,
    freshness,
    nowSeconds: requireNumber(now(), 'now()', 0) / 1000,
  }
  const forged = mode === null ? null : await mode.verify(received, verifying)
  if (forged !== null) return { ok: false, error: forged }
  const headers = headersOf(received, mode?.credentialHeader?.(given) ?? '')
  return contentOf(provider, received, headers) as ParseResult<Delivery>
}

/** `null` where nothing is verified because the program says so, in so many words. */
function chosenMode(provider: ProviderDefinition, options: AnyOptions): ModeDefinition | null {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(
      `Cannot parse deliveries of ${provider.name}: no options are given. Give the credential, or say { verify: false }.`,
    )
  }
  const mode = options.verify === false ? null : modeOf(provider, options.mode)
  const isJudged = mode?.judgesFreshness === true && provider.freshness?.adjustable === true
  const isChosen = requireNumber(options.toleranceSeconds, 'toleranceSeconds', null) !== null
  if (!isChosen || isJudged) return mode
  throw new TypeError(
    `Cannot judge how old deliveries of ${provider.name} are: ${mode === null ? 'nothing is verified' : 'they carry no signed time of sending'}. Leave "toleranceSeconds" out.`,
  )
}

function modeOf({ modes, name }: ProviderDefinition, chosen: string | undefined): ModeDefinition {
  const known = Object.keys(modes)
  const id = chosen ?? known[0]
  const mode = id !== undefined && Object.hasOwn(modes, id) ? modes[id] : undefined
  if (mode !== undefined) return mode
  throw new TypeError(
    known.length === 0
      ? `Cannot verify deliveries of ${name}: it gives nothing to verify. Say { verify: false }, and trust no delivery.`
      : `Cannot verify deliveries of ${name}: there is no mode "${id}". Use ${known.join(', ')}.`,
  )
}

function contentOf(
  { name, events, openEvents, acknowledgement }: ProviderDefinition,
  request: ReceivedRequest,
  headers: Readonly<Record<string, string>>,
): ParseResult<AnyDelivery> {
  const payload = request.payload()
  if (payload === undefined) {
    return failed({ code: 'not-json', status: 400, message: 'The body is no JSON.' })
  }
  const event = recognise(events, request)
  if (event !== undefined) return judge(event, headers, payload, name)
  if (!showsEvent(events, request)) {
    return failed({ code: 'no-event', status: 400, message: `The delivery tells no event of ${name}.` })
  }
  return failed({
    code: 'unknown-event',
    status: openEvents ? acknowledgement : 400,
    message: `The event is none that ${name} is known to have.`,
    acknowledge: openEvents,
    headers,
    payload,
  })
}

function judge(
  { type, fits }: EventDefinition,
  headers: Readonly<Record<string, string>>,
  payload: unknown,
  name: string,
): ParseResult<AnyDelivery> {
  const problems = problemsWith(fits, payload)
  const [first] = problems
  if (first === undefined) return { ok: true, delivery: { event: type, headers, payload } }
  const where = first.pointer === '' ? 'it' : first.pointer.slice(0, 100)
  const message = `The payload of ${type} is not as ${name} describes it: ${where} is to be ${first.expected.slice(0, 200)}.`
  return failed({ code: 'invalid-payload', status: 400, message, event: type, problems, headers, payload })
}

function problemsWith(fits: Validate, payload: unknown): readonly PayloadProblem[] {
  try {
    return fits(payload) ? [] : problemsOf(fits.errors ?? [])
  } catch {
    // Schemas that refer to themselves are followed as deep as the value goes, and a stack is not endless.
    return [{ pointer: '', expected: 'a value that is nested less deeply' }]
  }
}

/** Headers that hold a credential as it is, wherever they come from: whoever logs a delivery does not mean them. */
const credentialHeaders = ['authorization', 'proxy-authorization', 'cookie']

/** Repeated ones joined as HTTP does. */
function headersOf(request: ReceivedRequest, hidden: string): Readonly<Record<string, string>> {
  const joined = new Map<string, string>()
  for (const [name, value] of request.headers) {
    if (credentialHeaders.includes(name) || name === hidden.toLowerCase()) continue
    const before = joined.get(name)
    joined.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return Object.fromEntries(joined)
}

function failed(error: DeliveryError): { readonly ok: false; readonly error: DeliveryError } {
  return { ok: false, error }
}
