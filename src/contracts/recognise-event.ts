import type { Contract, Location, OfferedEvent } from '../model/index.ts'
import { offeredEvents } from './find-event.ts'
import { type ReadableMessage, readLocation } from './location.ts'

/** Events that show at the same locations. */
interface EventGroup {
  /** Where a text tells the event, and where something only has to be present. */
  readonly told: readonly Location[]
  readonly present: readonly Location[]
  /** By the texts at `told`; the first one of a contract counts. */
  readonly events: ReadonlyMap<string, OfferedEvent>
}

const groups = new WeakMap<Contract, readonly EventGroup[]>()

/**
 * The event that a message is, by where the contract says its type shows. When several fit, the one with
 * the most conditions wins.
 */
export function recogniseEvent(contract: Contract, message: ReadableMessage): OfferedEvent | undefined {
  const known = groups.get(contract) ?? groupEvents(contract)
  groups.set(contract, known)
  for (const { told, present, events } of known) {
    const texts = told.map((location) => readLocation(location, message))
    if (texts.some((text) => typeof text !== 'string')) continue
    const found = events.get(keyOf(texts as string[]))
    if (found === undefined) continue
    if (present.every((location) => readLocation(location, message) !== undefined)) return found
  }
  return undefined
}

/** The groups with the most conditions first. */
function groupEvents(contract: Contract): readonly EventGroup[] {
  const found = new Map<
    string,
    { told: Location[]; present: Location[]; events: Map<string, OfferedEvent> }
  >()
  for (const offered of offeredEvents(contract)) {
    const match = Object.entries(offered.event.match)
    const told = match.filter(([, wanted]) => wanted !== true).map(([location]) => location)
    const present = match.filter(([, wanted]) => wanted === true).map(([location]) => location)
    const name = JSON.stringify([told, present])
    const group = found.get(name) ?? { told, present, events: new Map() }
    found.set(name, group)
    const key = keyOf(match.flatMap(([, wanted]) => (wanted === true ? [] : [wanted])))
    if (!group.events.has(key)) group.events.set(key, offered)
  }
  const conditions = ({ told, present }: EventGroup): number => told.length + present.length
  return [...found.values()].sort((a, b) => conditions(b) - conditions(a))
}

function keyOf(texts: readonly string[]): string {
  let key = ''
  for (const text of texts) key += `${text.length} ${text}`
  return key
}
