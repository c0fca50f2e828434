import { createRequire } from 'node:module'
import type * as Yaml from 'yaml'

type Node = Yaml.Node

/** Loaded when it is needed: hardly anybody validates cassettes, and everybody would wait for it. */
let loaded: typeof Yaml | undefined
function yaml(): typeof Yaml {
  loaded ??= createRequire(import.meta.url)('yaml') as typeof Yaml
  return loaded
}

/** A place in YAML text; never an alias. */
export type YamlNode = Node

/** YAML text with its places. JSON is YAML, too. */
export interface YamlTree {
  readonly root: YamlNode | undefined
  /** Offsets at which the text is no YAML, in order. */
  readonly errors: readonly number[]
  /** The items of a list, or undefined where it is none. */
  readonly items: (node: YamlNode | undefined) => readonly YamlNode[] | undefined
  /** Names and values of a mapping, or undefined where it is none. */
  readonly members: (
    node: YamlNode | undefined,
  ) => readonly (readonly [name: string, value: YamlNode | undefined])[] | undefined
  readonly member: (node: YamlNode | undefined, name: string) => YamlNode | undefined
  /** Whether aliases were followed so often that the file is made to exhaust its readers. */
  readonly isExhausted: () => boolean
}

/** So much text may be read again by aliases, whatever the file: recorders use few. */
const allowance = 16_000_000

/**
 * Parses YAML and keeps places. Scalars stay as they are written, and tags do nothing. Aliases are followed one at a
 * time, within an allowance: nothing is ever expanded. Nothing makes it throw.
 */
export function yamlTree(text: string): YamlTree {
  const { contents, errors } = parse(text)
  const { targets, dangling } = targetsOf(contents)
  let reread = 0
  const followed = (node: unknown): YamlNode | undefined => {
    let target = node as YamlNode | null | undefined
    while (yaml().isAlias(target)) {
      const next = targets.get(target)
      // One more for each, so that empty ones count.
      reread += 1 + lengthOf(next)
      if (reread > allowance + 4 * text.length) return undefined
      target = next
    }
    return target ?? undefined
  }
  const members: YamlTree['members'] = (node) =>
    yaml().isMap(node)
      ? node.items.map(
          ({ key, value }) => [yaml().isScalar(key) ? String(key.value) : '', followed(value)] as const,
        )
      : undefined
  return {
    root: followed(contents),
    errors: [...errors, ...dangling].toSorted((a, b) => a - b),
    items: (node) => (yaml().isSeq(node) ? node.items.flatMap((item) => followed(item) ?? []) : undefined),
    members,
    member: (node, name) => members(node)?.findLast(([given]) => given === name)?.[1],
    isExhausted: () => reread > allowance + 4 * text.length,
  }
}

/** The text of a scalar; `null` for one that says nothing, or `~`; undefined where it is no scalar. */
export function textOf(node: YamlNode | undefined): string | null | undefined {
  if (!yaml().isScalar(node)) return node === undefined ? null : undefined
  const text = String(node.value ?? '')
  return node.type === 'PLAIN' && /^(~|null|Null|NULL)?$/.test(text) ? null : text
}

/** Whether a scalar is tagged as base64. Ruby leaves one exclamation mark out. */
export function isBinary(node: YamlNode | undefined): node is Yaml.Scalar {
  return yaml().isScalar(node) && /^(!binary|tag:yaml\.org,2002:binary)$/.test(node.tag ?? '')
}

/** The offsets of a node, quotes included. */
export function rangeOf(node: YamlNode | undefined): readonly [from: number, to: number] {
  const [from, to] = node?.range ?? [0, 0]
  return [from, to]
}

function parse(text: string): { readonly contents: Node | null; readonly errors: readonly number[] } {
  try {
    const document = yaml().parseDocument(text, {
      version: '1.1',
      // Every scalar is text: what looks like a number or a date is left as it is.
      schema: 'failsafe',
      resolveKnownTags: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
    return {
      contents: document.contents,
      errors: document.errors.map(({ pos }) => pos[0]),
    }
  } catch {
    // Whatever the library could not bear.
    return { contents: null, errors: [0] }
  }
}

/** What each alias stands for: the anchor of its name that comes last before it; and where those are that have none. */
function targetsOf(contents: Node | null): {
  readonly targets: ReadonlyMap<Yaml.Alias, Node>
  readonly dangling: readonly number[]
} {
  const dangling: number[] = []
  const targets = new Map<Yaml.Alias, Node>()
  const anchors = new Map<string, Node>()
  yaml().visit(contents, {
    Node: (_, node) => {
      if (node.anchor !== undefined && node.anchor !== '') anchors.set(node.anchor, node)
    },
    Alias: (_, alias) => {
      const target = anchors.get(alias.source)
      if (target === undefined) dangling.push(rangeOf(alias)[0])
      else targets.set(alias, target)
    },
  })
  return { targets, dangling }
}

function lengthOf(node: Node | undefined): number {
  const [from, to] = rangeOf(node)
  return to - from
}
