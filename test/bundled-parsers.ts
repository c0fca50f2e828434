import { moco } from '../src/generated/providers/moco.ts'
import { moego } from '../src/generated/providers/moego.ts'
import { mojave } from '../src/generated/providers/mojave.ts'
import { moment } from '../src/generated/providers/moment.ts'
import { moxie } from '../src/generated/providers/moxie.ts'
import { standardWebhooks } from '../src/generated/providers/standard-webhooks.ts'
import type { AuthenticationMode, Credentials } from '../src/model/index.ts'
import { type DeliveryRequest, type ParseResult, parseDelivery } from '../src/receiving/index.ts'
import type { ProviderDefinition } from '../src/receiving/provider-definition.ts'

type Delivery = { event: string; headers: Record<string, string>; payload: unknown }

/** The bundled definitions by the ids of their providers, without their types. */
export const definitions: Readonly<Record<string, ProviderDefinition<Delivery, object>>> = Object.fromEntries(
  [moco, moego, mojave, moment, moxie, standardWebhooks].map((one) => [
    one.id,
    one as unknown as ProviderDefinition<Delivery, object>,
  ]),
)

/** Parses by the definition of a bundled provider. */
export function parseFor(
  id: string,
  request: DeliveryRequest,
  options: object,
): Promise<ParseResult<Delivery>> {
  const definition = definitions[id]
  if (definition === undefined) throw new Error(`no parser is generated for ${id}`)
  return parseDelivery(definition, request, options)
}

/** What a receiver is configured with, for credentials that a sender has. */
export function optionsFor(mode: AuthenticationMode, credentials: Credentials): object {
  if (mode.kind === 'none') return { verify: false }
  const { secret, previousSecrets = [], ...others } = credentials
  if (mode.kind !== 'signature') return { mode: mode.id, ...others }
  return { mode: mode.id, secret: [secret, ...previousSecrets] }
}
