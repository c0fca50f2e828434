import { offeredEvents } from '../contracts/find-event.ts'
import type { Credentials, Location } from '../model/index.ts'
import type { Draft } from './draft.ts'
import type { HeaderPart } from './draft-headers.ts'

/** What a draft does not show of what it was made from. */
interface Behind {
  readonly parts: readonly HeaderPart[]
  readonly credentials: Credentials
  /** Places in the body that look like signatures. */
  readonly inBodies: readonly Location[]
  /** Where fields stand that no schema can name. */
  readonly unnamed: readonly string[]
}

/** What somebody should look at before the draft is believed. */
export function doubtsOf(
  { contract, signatures, credentials: found, seen }: Draft,
  { parts, credentials, inBodies, unnamed }: Behind,
): readonly string[] {
  const events = offeredEvents(contract)
  const once = [...seen.values()].filter((count) => count === 1).length
  const lasting = contract.events.families.filter(({ entity }) => entity === null).map(({ name }) => name)
  const unknown = parts.filter(({ role, header }) => role === 'unknown' && header.sent === 'always')
  const hidden = parts.filter(
    ({ role, value, header }) => role === 'fixed' && value === undefined && header.key !== 'content-type',
  )
  return [
    ...signatures.flatMap((one) => signatureDoubt(one, credentials)),
    ...inBodies.map((at) => `${at} looks like a signature; those in bodies are not searched for.`),
    ...found.flatMap(({ verified, header }) =>
      verified !== null && verified < header.values.length
        ? [
            `${header.name} holds the given credential in ${verified} of ${header.values.length} deliveries only.`,
          ]
        : [],
    ),
    ...(events.some(({ event }) => event.match['body:'] === true)
      ? ['Some deliveries show no event type: say where it stands with --event-at.']
      : []),
    ...(once > 0
      ? [
          `${once} of ${seen.size} event types were seen once: every field of theirs counts as required, and hardly any format is sure. Capture more.`,
        ]
      : []),
    ...(lasting.length > 0
      ? [`Nothing identifies the entity of ${shown(lasting)}: write its "entity" where there is one.`]
      : []),
    ...(unnamed.length > 0
      ? [
          `No schema names ${shown(unnamed)}: to validators, every object has members called so. Anything may stand there, and tests send nothing.`,
        ]
      : []),
    ...(unknown.length > 0
      ? [`What ${shown(unknown.map(({ header }) => header.name))} says is not known: tests do not send it.`]
      : []),
    ...(hidden.length > 0
      ? [
          `The value of ${shown(hidden.map(({ header }) => header.name))} looks secret and was not copied: tests do not send it.`,
        ]
      : []),
  ]
}

function signatureDoubt(
  { header, rule, exact, verified, refused }: Draft['signatures'][number],
  { secret }: Credentials,
): readonly string[] {
  if (rule !== null) return []
  if (secret === undefined) {
    return [
      `${header.name} looks like a signature: give the secret with --secret, and its scheme is searched for.`,
    ]
  }
  if (exact === 0) {
    return [
      `${header.name} looks like a signature, and no capture is exact enough to try it: capture the raw bytes.`,
    ]
  }
  return verified === 0
    ? [
        `${header.name} looks like a signature, and no known scheme fits it with this secret: check the secret, give --public-url if the URL may be signed, or describe the scheme yourself.`,
      ]
    : [
        `${header.name} fits a known scheme in ${verified} of ${exact} deliveries only, and not in ${shown(refused.map(({ file, entry }) => `${file} entry ${entry}`))}, so none is claimed: leave out those of another endpoint, or give their secret too.`,
      ]
}

function shown(names: readonly string[]): string {
  const rest = names.length - 5
  return names.slice(0, 5).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}
