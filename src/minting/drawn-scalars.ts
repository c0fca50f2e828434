import type { Json, JsonObject } from '../model/index.ts'
import { isJsonObject } from '../schemas/index.ts'

/** A payload as it was drawn, and as it was sent. */
export interface SentPayload {
  readonly drawn: Json
  readonly sent: Json
}

/**
 * The strings and numbers that were sent as drawn, as text, by the name of the member that holds them, at any depth.
 *
 * What was minted over is left out: nobody ever saw the drawn value, so a receiver that shows the same (a row number
 * that happens to equal a drawn id) has it from somewhere else.
 */
export function drawnScalars(payloads: readonly SentPayload[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const visit = (drawn: Json, sent: Json | undefined, name: string): void => {
    if (Array.isArray(drawn)) {
      if (Array.isArray(sent)) for (const [index, item] of drawn.entries()) visit(item, sent[index], name)
    } else if (isJsonObject(drawn)) {
      if (isJsonObject(sent))
        for (const [key, member] of Object.entries(drawn)) visit(member, own(sent, key), key)
    } else if (drawn === sent && (typeof drawn === 'string' || typeof drawn === 'number')) {
      const known = found.get(name) ?? new Set<string>()
      known.add(String(drawn))
      found.set(name, known)
    }
  }
  for (const { drawn, sent } of payloads) visit(drawn, sent, '')
  return found
}

function own(value: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined
}
