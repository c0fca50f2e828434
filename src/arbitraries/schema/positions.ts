import type { Json } from '../../model/index.ts'
import { escapeToken, isJsonObject } from '../../schemas/json-pointer.ts'
import type { SchemaDocument } from './document.ts'
import { itemPlaces, memberPlaces } from './members.ts'
import { gather } from './node.ts'
import type { Atom, Place } from './place.ts'

/** One position of a payload, and all that the schema says about it, whichever alternative was meant. */
export interface Position {
  readonly pointer: string
  readonly value: Json
  readonly atoms: readonly Atom[]
  /** Whether it is a member of an object, and can be left out. */
  readonly isMember: boolean
}

/** All positions of a payload about which its schema says something, the whole payload first. */
export function positionsIn(document: SchemaDocument, payload: Json): readonly Position[] {
  return walk(document, [document.root], payload, '', false)
}

function walk(
  document: SchemaDocument,
  places: readonly Place[],
  value: Json,
  pointer: string,
  isMember: boolean,
): readonly Position[] {
  const atoms = everyAtom(document, places, new Set())
  if (atoms.length === 0) return []
  const inner = Array.isArray(value)
    ? value.map((item: Json, index) =>
        walk(document, itemPlaces(atoms, index), item, `${pointer}/${index}`, false),
      )
    : isJsonObject(value)
      ? Object.entries(value).map(([name, member]) =>
          walk(
            document,
            memberPlaces(document, atoms, name),
            member,
            `${pointer}/${escapeToken(name)}`,
            true,
          ),
        )
      : []
  return [{ pointer, value, atoms, isMember }, ...inner.flat()]
}

/** What the alternatives say as well; what was derived from negations is nowhere written. */
function everyAtom(document: SchemaDocument, places: readonly Place[], seen: Set<string>): readonly Atom[] {
  const written = places.filter(({ pointer, derived }) => derived !== true && !seen.has(pointer))
  for (const { pointer } of written) seen.add(pointer)
  const { atoms, choices } = gather(document, written)
  const inner = choices.flatMap(({ alternatives }) =>
    alternatives.flatMap((alternative) => everyAtom(document, alternative, seen)),
  )
  return [...atoms, ...inner].filter(({ derived }) => derived !== true)
}
