import { randomUUID } from 'node:crypto'
import type { Callback, Json, JsonObject } from '../model/index.ts'
import { isJsonObject } from '../schemas/index.ts'

/** Things that a receiver keeps at its provider: webhooks, or whatever else it creates there. */
export interface Collections {
  /** Everything of one kind, in the order in which it was created. */
  all(of: string): readonly JsonObject[]
  find(of: string, id: string | undefined): JsonObject | undefined
  /** What the endpoint answers, which is about one thing; nothing where there is no such thing. */
  answer(endpoint: Callback, id: string | undefined, body: Json): JsonObject | undefined
}

/** Creates empty collections. */
export function createCollections(): Collections {
  const kinds = new Map<string, Map<string, JsonObject>>()
  const kindOf = (of: string): Map<string, JsonObject> => {
    const known = kinds.get(of) ?? new Map<string, JsonObject>()
    kinds.set(of, known)
    return known
  }
  const find: Collections['find'] = (of, id) => (id === undefined ? undefined : kindOf(of).get(id))
  return {
    all: (of) => [...kindOf(of).values()],
    find,
    answer: ({ does, of }, id, body) => {
      const things = kindOf(of)
      const known = find(of, id)
      switch (does) {
        case 'create':
          return create(things, body)
        case 'change':
          return known && keep(things, { ...known, ...(isJsonObject(body) ? body : {}) })
        case 'enable':
        case 'disable':
          return known && keep(things, { ...known, disabled: does === 'disable' })
        case 'delete':
          if (id === undefined || !things.delete(id)) return undefined
          return {}
        case 'read':
          return id === undefined ? {} : known
        default:
          return id === undefined || known !== undefined ? {} : undefined
      }
    },
  }
}

function create(things: Map<string, JsonObject>, body: Json): JsonObject {
  return keep(things, { ...(isJsonObject(body) ? body : {}), id: randomUUID() })
}

function keep(things: Map<string, JsonObject>, thing: JsonObject): JsonObject {
  things.set(String(thing.id), thing)
  return thing
}
