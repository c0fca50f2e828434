import type { JudgedEntry } from '../../captures/index.ts'

type Judged = Extract<JudgedEntry, { kind: 'judged' }>
type Facts = NonNullable<Judged['facts']>

/**
 * A valid delivery about which there is nothing to say, as most are: its values in a fixed order, because the names
 * would take longer to read than all else.
 */
type Plain = readonly [
  entry: number,
  line: number,
  column: number,
  fidelity: Judged['delivery']['fidelity'],
  receivedAt: string | null,
  provider: string | null,
  event: string | null,
  signature: Judged['delivery']['signature'],
  body: string,
  ids: Facts['ids'] | 0,
  entity: readonly [family: string, id: string] | 0,
  version:
    | readonly [
        at: string,
        value: NonNullable<Facts['version']>['value'],
        version: number,
        isCounted: boolean,
      ]
    | 0,
  change: Facts['change'],
]

/** Judged entries of one file as a text: one text crosses between threads much faster than many objects. */
export function writeJudged(entries: readonly JudgedEntry[]): string {
  return JSON.stringify(entries.map((entry) => plainOf(entry) ?? entry))
}

/** What was written so. */
export function readJudged(text: string, file: string): readonly JudgedEntry[] {
  const entries = JSON.parse(text) as readonly (Plain | JudgedEntry)[]
  return entries.map((entry) => (isPlain(entry) ? judgedOf(entry, file) : entry))
}

function plainOf(one: JudgedEntry): Plain | undefined {
  if (one.kind !== 'judged' || one.facts === null) return undefined
  const { delivery, facts } = one
  if (delivery.verdict !== 'valid' || delivery.remarks.length > 0) return undefined
  const { place, fidelity, receivedAt, provider, event, signature } = delivery
  const { body, ids, entity, version, change } = facts
  return [
    place.entry,
    place.line,
    place.column,
    fidelity,
    receivedAt,
    provider,
    event,
    signature,
    body,
    ids.length === 0 ? 0 : ids,
    entity === null ? 0 : [entity.family, entity.id],
    version === null ? 0 : [version.at, version.value, version.version, version.isCounted],
    change,
  ]
}

function judgedOf(plain: Plain, file: string): Judged {
  const [entry, line, column, fidelity, receivedAt, provider, event, signature, ...rest] = plain
  const [body, ids, entity, version, change] = rest
  const place = { file, entry, line, column }
  return {
    kind: 'judged',
    delivery: { place, fidelity, receivedAt, provider, event, verdict: 'valid', signature, remarks: [] },
    facts: {
      body,
      ids: ids === 0 ? [] : ids,
      entity: entity === 0 ? null : { family: entity[0], id: entity[1] },
      version:
        version === 0
          ? null
          : { at: version[0], value: version[1], version: version[2], isCounted: version[3] },
      change,
    },
  }
}

function isPlain(entry: Plain | JudgedEntry): entry is Plain {
  return Array.isArray(entry)
}
