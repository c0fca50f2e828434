import type { Grounds, Json, JsonObject, SentHeader } from '../model/index.ts'
import type { ObservedHeader } from './envelope/observe-headers.ts'

/** What is known about a header beyond its name. */
export interface HeaderPart {
  readonly header: ObservedHeader
  /** `unknown`: it varies, and nothing says with what. */
  readonly role: 'type' | 'identity' | 'time' | 'signature' | 'credential' | 'fixed' | 'unknown'
  /** Fixed text that may be copied. */
  readonly value?: string
  /** Whether a test can send it with every event: only then may a schema demand it. */
  readonly isSendable: boolean
  /** What all its values match, as far as that is sure. */
  readonly pattern?: string
}

const descriptions: Readonly<Record<HeaderPart['role'], string>> = {
  type: 'Tells the type of the event.',
  identity: 'Identifies something.',
  time: 'A time.',
  signature: 'A signature.',
  credential: 'A credential.',
  fixed: 'The same in all captures.',
  unknown: 'Its meaning is not known.',
}

/** The headers of a contract's request; the content type has a place of its own there. */
export function draftSentHeaders(parts: readonly HeaderPart[], grounds: Grounds): readonly SentHeader[] {
  return parts
    .filter(({ header }) => header.key !== 'content-type')
    .map(({ header, role, value }): SentHeader => {
      const note =
        role === 'unknown'
          ? 'What it says is not known: tests do not send it.'
          : role === 'fixed' && value === undefined
            ? 'The same in all captures, and not copied, because it may be secret: tests do not send it.'
            : undefined
      return {
        name: header.name,
        ...(value === undefined ? {} : { value }),
        sent: header.sent,
        ...grounds,
        ...(note === undefined ? {} : { note }),
      }
    })
}

/** The schema of all headers, without a word of what they said. */
export function draftHeaderSchema(name: string, parts: readonly HeaderPart[]): JsonObject {
  const properties = parts.map(({ header, role, pattern }): [string, Json] => [
    header.key,
    {
      type: 'string',
      ...(pattern !== undefined && header.values.every((value) => new RegExp(pattern, 'u').test(value))
        ? { pattern }
        : {}),
      description: descriptions[role],
    },
  ])
  const required = parts
    .filter(({ header, isSendable }) => header.sent === 'always' && isSendable)
    .map(({ header }) => header.key)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Headers',
    description: `Headers of a delivery of ${name}, names in lower case, as far as captures show them.`,
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  }
}
