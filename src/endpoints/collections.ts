import { randomUUID } from 'node:crypto'
import type { Callback, Json, JsonObject } from '../model/index.ts'
import { isJsonObject, pointerTokens } from '../schemas/index.ts'

/** Things that a receiver keeps at its provider: webhooks, or whatever else it creates there. */
export interface Collections {
  /** What the endpoint answers; nothing where there is no such thing. */
  answer(endpoint: Callback, id: string | undefined, body: Json): Json | undefined
}

/** Creates empty collections. */
export function createCollections(): Collections {
  const kinds = new Map<string, Map<string, JsonObject>>()
  const kindOf = (of: string): Map<string, JsonObject> => {
    const known = kinds.get(of) ?? new Map<string, JsonObject>()
    kinds.set(of, known)
    return known
  }
  return {
    answer: ({ does, of, lists = '' }, id, body) => {
      const things = kindOf(of)
      const known = id === undefined ? undefined : things.get(id)
      switch (does) {
        case 'list':
          return nest(lists, [...things.values()])
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
        case 'act':
          return {}
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

function nest(pointer: string, items: readonly Json[]): Json {
  return pointerTokens(pointer).reduceRight<Json>((inner, token) => ({ [token]: inner }), items)
}
