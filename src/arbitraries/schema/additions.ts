import fc, { type Arbitrary } from 'fast-check'
import type { Json } from '../../model/index.ts'
import { type Group, groupsOf } from './added-names.ts'
import { distinct } from './distinct.ts'
import type { Draw } from './draw.ts'
import { type Drawing, hopeless } from './drawing.ts'
import { lazy } from './lazy.ts'
import { declaredNames } from './members.ts'
import type { Node } from './node.ts'

/** Members that are not declared: those of a dictionary, and those that a provider may add one day. */
export interface Additions {
  readonly isPossible: boolean
  /** How many are drawn where nothing asks for more. */
  readonly most: number
  /** `undefined` where there are none. */
  readonly some: (count: {
    readonly min: number
    readonly max: number
  }) => Arbitrary<readonly (readonly [string, Json])[]> | undefined
}

/** The undeclared members of an object. */
export function additions(drawing: Drawing, node: Node, draw: Draw): Additions {
  const declared = new Set(declaredNames(node.atoms))
  const isDictionary = declared.size === 0 && hasDictionaryKeywords(node)
  const count = drawing.style === 'plain' ? (isDictionary ? 2 : 0) : isDictionary ? 4 : 2
  const isAsked = count > 0 || node.atoms.some(({ schema }) => 'minProperties' in schema)
  const groups = isAsked ? groupsOf(drawing, node, isDictionary, draw) : []
  const entries = groups.map(({ names, places }: Group) =>
    fc.tuple(
      names,
      lazy(() => draw(drawing, places)),
    ),
  )
  return {
    isPossible: groups.length > 0,
    most: groups.length > 0 ? count : 0,
    some: ({ min, max }) => {
      if (max === 0 || entries.length === 0) return undefined
      const least = isDictionary && drawing.style === 'plain' ? Math.max(1, min) : min
      const size = { min: Math.min(least, max), max }
      const enough = distinct(fc.oneof(...entries), size, ([name]) => name, hopeless(node.places))
      if (isDictionary || min > 0) return enough
      return fc.oneof({ weight: 7, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: enough })
    },
  }
}

function hasDictionaryKeywords(node: Node): boolean {
  return node.atoms.some(
    ({ schema }) =>
      typeof schema.additionalProperties === 'object' ||
      ['patternProperties', 'propertyNames', 'minProperties'].some((keyword) => keyword in schema),
  )
}
