import type { ReadNeighbour } from './capture.ts'

/** A text with `{{name}}` filled in, or the first name that stands for nothing. */
export type Filled = { readonly text: string } | { readonly missing: string }

/** Fills a text in. */
export type RestVariables = (text: string) => Filled

const environmentFile = 'http-client.env.json'
/** Variables that make more text than this, all together, were made to. */
const allowance = 10_000_000

/**
 * The variables of a file: `@name = value` in it, else `http-client.env.json` beside it. Of environments, only what all
 * that have a variable agree about is taken: which one was meant, nobody wrote down.
 */
export function restVariables(text: string, neighbour: ReadNeighbour | undefined): RestVariables {
  const values = new Map([...environment(neighbour), ...definitions(text)])
  // One that is being filled in stands for nothing meanwhile, so that circles end.
  const known = new Map<string, string | null>()
  let made = 0
  const meaning = (name: string): string | null => {
    const found = known.get(name)
    const value = values.get(name)
    if (found !== undefined || value === undefined) return found ?? null
    known.set(name, null)
    const filled = fill(value)
    const result = 'missing' in filled ? null : filled.text
    known.set(name, result)
    return result
  }
  const fill: RestVariables = (given) => {
    let filled = ''
    let at = 0
    for (const match of given.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)) {
      const [whole, name = ''] = match
      const value = meaning(name)
      made += value?.length ?? 0
      if (value === null || made > allowance) return { missing: name }
      filled += given.slice(at, match.index) + value
      at = match.index + whole.length
    }
    return { text: filled + given.slice(at) }
  }
  return fill
}

function definitions(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/^[ \t]*@([\w.-]+)[ \t]*=([^\r\n]*)/gm)].map(
    ([, name = '', value = '']) => [name, value.trim()] as const,
  )
}

function environment(neighbour: ReadNeighbour | undefined): readonly (readonly [string, string])[] {
  const bytes = neighbour?.(environmentFile) ?? 'missing'
  if (typeof bytes === 'string') return []
  const found = new Map<string, Set<string>>()
  for (const members of Object.values(objectIn(Buffer.from(bytes).toString('utf8')))) {
    for (const [name, value] of Object.entries(isObject(members) ? members : {})) {
      if (!['string', 'number', 'boolean'].includes(typeof value)) continue
      found.set(name, (found.get(name) ?? new Set()).add(String(value)))
    }
  }
  return [...found].flatMap(([name, values]) => {
    const [only = '', ...others] = values
    return others.length === 0 ? [[name, only] as const] : []
  })
}

function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
