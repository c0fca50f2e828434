import type { EventFamily, EventType, Grounds, Json } from '../../model/index.ts'
import { isJsonObject } from '../../schemas/index.ts'
import { findEntity } from './find-entity.ts'
import { findMarkers } from './find-markers.ts'
import { findVersions } from './find-versions.ts'
import type { ObservedEvent } from './observed-event.ts'
import { wordsOf } from './words.ts'

/** A family of the draft, and the events that it is made of, in the same order as its types. */
export interface DraftedFamily {
  readonly family: EventFamily
  readonly events: readonly ObservedEvent[]
}

/** Families of events by what they are about, with entity, versions and markers as far as payloads show them. */
export function draftFamilies(events: readonly ObservedEvent[], grounds: Grounds): readonly DraftedFamily[] {
  const bySubject = new Map<string, ObservedEvent[]>()
  for (const event of events) {
    const known = bySubject.get(event.subject)
    if (known === undefined) bySubject.set(event.subject, [event])
    else known.push(event)
  }
  const files = new Set<string>()
  const groups = [...bySubject].map(([subject, own]) => {
    const payloads = own.flatMap(({ samples }) => samples.map(({ payload }) => payload))
    return { subject, own, payloads, entity: findEntity(subject, payloads) }
  })
  // Where some events have an id of their own around their entity, that of the others is one too.
  const isEnvelope = groups.some(({ entity, payloads }) => isNested(entity) && payloads.every(hasId))
  return groups.map(({ subject, own, payloads, entity: first }) => {
    const entity = isEnvelope && !isNested(first) ? findEntity(subject, payloads, true) : first
    const versions = findVersions(entity, payloads)
    const isPinned = new Set(versions.map(({ at }) => at))
    const markers = findMarkers(entity, payloads).filter((pointer) => !isPinned.has(pointer))
    const types = own.map((event) => draftType(event, grounds, files))
    return { family: { name: subject, entity, versions, markers, types }, events: own }
  })
}

function isNested(pointer: string | null): boolean {
  return pointer !== null && pointer.lastIndexOf('/') > 0
}

function hasId(payload: Json): boolean {
  return isJsonObject(payload) && Object.hasOwn(payload, 'id')
}

function draftType(
  { type, change, match, samples }: ObservedEvent,
  grounds: Grounds,
  files: Set<string>,
): EventType {
  const seen = samples.length === 1 ? 'Seen once.' : `Seen ${samples.length} times.`
  const note = match['body:'] === true ? `${seen} Nothing tells its type.` : seen
  return { type, change, match, schema: fileFor(type, files), ...grounds, note }
}

/** A file name that no other type has, whatever the letters of the type. */
function fileFor(type: string, taken: Set<string>): string {
  const plain = wordsOf(type)
    .join('-')
    .normalize('NFKD')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '')
  const slug = plain === '' ? 'event' : plain.slice(0, 80)
  let name = slug
  for (let number = 2; taken.has(name); number += 1) name = `${slug}-${number}`
  taken.add(name)
  return `events/${name}.schema.json`
}
