import type { Basis, Contract } from '../model/index.ts'

/** One statement of a contract, ready to be shown. */
export interface ShownFact {
  /** Where it stands in its section. */
  readonly name: string
  readonly value: string
  /** Absent where nobody knows. */
  readonly basis?: Basis
  readonly sources: readonly string[]
  readonly note?: string
}

/** Statements about one theme. */
export interface FactSection {
  readonly title: string
  readonly facts: readonly ShownFact[]
}

const titles = {
  request: 'request',
  authentication: 'authentication',
  identity: 'identity',
  times: 'times',
  freshness: 'freshness',
  ordering: 'ordering',
  batch: 'batch',
  acknowledgement: 'acknowledgement',
  retry: 'retry',
  disabling: 'disabling',
  handshake: 'handshake',
  callbacks: 'callbacks',
} as const satisfies Partial<Record<keyof Contract, string>>

/** Everything that a contract states, theme by theme, except its events. */
export function factsOf(contract: Contract): readonly FactSection[] {
  const sections = Object.entries(titles).map(([key, title]) => ({
    title,
    facts: collect(contract[key as keyof typeof titles], ''),
  }))
  return sections.filter(({ facts }) => facts.length > 0)
}

function collect(value: unknown, name: string): readonly ShownFact[] {
  if (value === null) return [{ name: name === '' ? 'all of it' : name, value: '', sources: [] }]
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => collect(item, `${index + 1}`))
  if (!isRecord(value)) return []
  if (isStatement(value)) return statement(value, name)
  return Object.entries(value).flatMap(([key, member]) =>
    collect(member, Number(name) > 0 || name === '' ? key : `${name} ${key}`),
  )
}

/** The statement itself, and what it contains that stands for itself. */
function statement(value: Readonly<Record<string, unknown>>, name: string): readonly ShownFact[] {
  const { basis, source, note, ...rest } = value
  const labelKey = ['name', 'id', 'at'].find((key) => typeof rest[key] === 'string') ?? ''
  const label = rest[labelKey] as string | undefined
  const inner = Object.entries(rest).filter(([, member]) => hasStatement(member))
  const own = Object.entries(rest).filter(
    ([key, member]) => !hasStatement(member) && key !== labelKey && key !== 'testSecret',
  )
  const shown =
    'value' in rest ? text(rest.value) : own.map(([key, member]) => `${key} ${text(member, true)}`).join(', ')
  const title = label ?? (Number(name) > 0 ? '' : name)
  return [
    {
      name: title === '' ? 'all of it' : title,
      value: shown,
      basis: basis as Basis,
      sources: [source].flat() as readonly string[],
      ...(typeof note === 'string' ? { note } : {}),
    },
    ...inner.flatMap(([key, member]) => collect(member, Array.isArray(member) ? '' : key)),
  ]
}

function text(value: unknown, isInner = false): string {
  if (value === null) return 'unknown'
  if (value === '') return '""'
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((item) => text(item, true)).join(', ')
  if (!isRecord(value)) return String(value)
  const members = Object.entries(value).map(([key, member]) => `${key} ${text(member, true)}`)
  return isInner ? `(${members.join(', ')})` : members.join(', ')
}

function hasStatement(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasStatement)
  return isRecord(value) && (isStatement(value) || Object.values(value).some(hasStatement))
}

function isStatement(value: Readonly<Record<string, unknown>>): boolean {
  return 'basis' in value && 'source' in value
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
