import type { Contract, HeaderEdit } from '../model/index.ts'

/** Headers after some of them were changed; `{freshness}` and `{identity:name}` name headers of the contract. */
export function editHeaders(
  headers: readonly (readonly [string, string])[],
  edits: readonly HeaderEdit[],
  contract: Contract,
  fill: (value: string) => string,
): readonly (readonly [string, string])[] {
  let changed = headers
  for (const edit of edits) {
    const filled = edit.value === undefined ? edit : { ...edit, value: fill(edit.value) }
    changed = editHeader(changed, filled, resolveName(edit.name, contract).toLowerCase())
  }
  return changed
}

function editHeader(
  headers: readonly (readonly [string, string])[],
  { kind, value = '' }: HeaderEdit,
  name: string,
): readonly (readonly [string, string])[] {
  const isNamed = ([given]: readonly [string, string]): boolean => given.toLowerCase() === name
  if (kind === 'remove') return headers.filter((header) => !isNamed(header))
  if (kind === 'append' || !headers.some(isNamed)) return [...headers, [name, value]]
  return headers.map((header) => (isNamed(header) ? [header[0], value] : header))
}

function resolveName(name: string, contract: Contract): string {
  if (name === '{freshness}') return stripHeader(contract.freshness?.at)
  const identity = /^\{identity:(.+)\}$/.exec(name)?.[1]
  if (identity === undefined) return name
  return stripHeader(contract.identity.find((entry) => entry.name === identity)?.at)
}

function stripHeader(location: string | undefined): string {
  if (location?.startsWith('header:')) return location.slice('header:'.length)
  throw new Error(`a header edit needs a header, not ${location ?? 'nothing'}`)
}
