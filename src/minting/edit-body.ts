import { writeBody } from '../arbitraries/index.ts'
import type { BodyEdit, Json } from '../model/index.ts'
import { getPointer } from '../schemas/index.ts'
import type { Minter } from './minter.ts'
import type { Registry } from './registry.ts'
import type { MintedEvent } from './world.ts'

/** Whose body it is: an altered value must still be recognised when it is seen again. */
export interface EditedBody {
  readonly event: MintedEvent
  readonly registry: Registry
  readonly minter: Minter
  readonly world: number
}

/** The body after it was changed behind the signature's back. */
export function editBody(body: Uint8Array, edit: BodyEdit, whose: EditedBody): Uint8Array {
  const text = Buffer.from(body).toString('utf8')
  switch (edit.kind) {
    case 'append':
      return Buffer.concat([body, Buffer.from(edit.text)])
    case 'prepend':
      return Buffer.concat([Buffer.from(edit.text), body])
    case 'trim':
      return Buffer.from(text.trim())
    case 'rewrite':
      return Buffer.from(writeBody(JSON.parse(text) as Json, edit.text))
    case 'set':
      return Buffer.from(edit.text)
    case 'bytes':
      return Buffer.from(edit.base64, 'base64')
    case 'alter':
      return Buffer.from(alter(text, whose))
  }
}

/**
 * Puts another fresh value in place of a marker, or else of the entity's id: the payload then says something else.
 *
 * Careful: a neighbouring value would not do. Values are counted up, so it may belong to somebody.
 */
function alter(text: string, { event, registry, world, minter }: EditedBody): string {
  const { entity, markers } = event.offered.family
  const role = { world, entity: event.plan.entity, role: '<altered>' }
  for (const pointer of [...markers, entity]) {
    const value = pointer === null ? undefined : getPointer(event.payload, pointer)
    // A marker is a word behind whatever was drawn, and stands in the text as it is.
    const before =
      typeof value === 'number'
        ? String(value)
        : typeof value === 'string'
          ? /[0-9A-Za-z_-]+$/.exec(value)?.[0]
          : undefined
    if (before === undefined || !text.includes(before)) continue
    const after =
      typeof value === 'number'
        ? minter.mint({ kind: 'integer', min: 100_000_000, max: 1_500_000_000 })
        : minter.word()
    registry.own(after, role)
    if (typeof value === 'string') registry.own(value.slice(0, -before.length) + after, role)
    return text.replace(before, String(after))
  }
  // Nothing marks this payload: another member changes its meaning just as well.
  return text.replace('{', '{"hookproof_altered":true,')
}
