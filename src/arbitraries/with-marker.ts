import type { Json, OfferedEvent } from '../model/index.ts'
import { getPointer, setPointer } from '../schemas/index.ts'

/** The payload with this text in its first free-text field; as it is where it has none. */
export function withMarker(offered: OfferedEvent, payload: Json, text: string): Json {
  const pointer = offered.family.markers.find((marker) => typeof getPointer(payload, marker) === 'string')
  return pointer === undefined ? payload : setPointer(payload, pointer, text)
}
