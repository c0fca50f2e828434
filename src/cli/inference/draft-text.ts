import type { BrokenEntry, Place, UnreadFile } from '../../captures/index.ts'
import type { Draft } from '../../inference/index.ts'
import { count, printable } from '../../reports/words.ts'
import { deliveries } from '../deliveries.ts'
import type { Page } from '../page.ts'

/** What the draft alone does not say. */
export interface DraftSurroundings {
  readonly broken: readonly BrokenEntry[]
  /** Files that should be captures, and could not be read. */
  readonly unread: readonly UnreadFile[]
  /** So many capture files were read. */
  readonly files: number
  /** The folder that it was written to. */
  readonly out: string | undefined
}

const columns = [3, 26] as const
/** More event types and files than these are only counted. */
const mostTypes = 24
const mostPlaces = 8

/** For people: what was found, what somebody should look at, and what was written. */
export function draftText(draft: Draft, around: DraftSurroundings, style: Page): string {
  const { contract, doubts, learnedFrom } = draft
  const lines = [
    '',
    ` ${style.bold(printable(contract.name))} ${style.dim(`drafted from ${deliveries(learnedFrom)} in ${count(around.files, 'file')}`)}`,
    ...eventLines(draft, style),
    ...securityLines(draft, style),
    ...envelopeLines(draft, style),
    ...headerLines(draft, style),
    ...(doubts.length === 0 ? [] : ['', ` ${style.bold('look at')}`]),
    ...doubts.flatMap((doubt) => style.wrap(`- ${printable(doubt)}`, 3, 2)),
    ...leftOutLines(draft, around, style),
    ...fileLines(draft, around, style),
  ]
  return style.text(lines)
}

function eventLines({ contract, seen }: Draft, style: Page): readonly string[] {
  const { families } = contract.events
  const places = new Set(families.flatMap(({ types }) => types.flatMap(({ match }) => Object.keys(match))))
  const told = [...places].filter((place) => place !== 'body:').map(printable)
  const types = families.flatMap((family) => family.types.map((event) => ({ family, event })))
  const shown = types.slice(0, mostTypes)
  return [
    '',
    ` ${style.bold('events')} ${style.dim(told.length === 0 ? 'told by nothing' : `told by ${told.join(', ')}`)}`,
    ...shown.flatMap(({ family, event }) => {
      const entity = family.entity === null ? 'no entity' : `entity ${printable(family.entity)}`
      const times = deliveries(seen.get(event.type) ?? 0)
      return style.row(printable(event.type), `${times}, ${event.change}, ${entity}`, columns)
    }),
    ...(types.length > shown.length ? [`   and ${types.length - shown.length} more`] : []),
  ]
}

function securityLines({ contract, signatures }: Draft, style: Page): readonly string[] {
  const lines = contract.authentication.flatMap((mode) => {
    if (mode.kind !== 'signature') return style.row(mode.id, mode.note ?? '', columns)
    return mode.signatures.flatMap(({ at, algorithm, encoding, entry, signed, key }) => {
      const found = signatures.find(({ header }) => at === `header:${header.name}`)
      const verified =
        found === undefined ? '' : `; verified in ${found.verified} of ${found.exact} exact captures`
      const strip = key.strip === undefined ? '' : ` without ${key.strip.join(' or ')}`
      return [
        ...style.row(
          printable(at.slice('header:'.length)),
          `${algorithm} in ${encoding}${verified}`,
          columns,
        ),
        ...style.row('', printable(`${entry} over ${signed}, key as ${key.decode}${strip}`), columns),
      ]
    })
  })
  return ['', ` ${style.bold('secured by')}`, ...lines]
}

function envelopeLines({ contract: { identity, times } }: Draft, style: Page): readonly string[] {
  if (identity.length + times.length === 0) return []
  return [
    '',
    ` ${style.bold('identity and times')}`,
    ...identity.flatMap(({ at, scope, note }) =>
      style.row(printable(at), `of the ${scope}. ${note ?? ''}`, columns),
    ),
    ...times.flatMap(({ at, unit, note }) => style.row(printable(at), `in ${unit}. ${note ?? ''}`, columns)),
  ]
}

function headerLines({ contract }: Draft, style: Page): readonly string[] {
  const { headers } = contract.request
  if (headers.length === 0) return []
  return [
    '',
    ` ${style.bold('headers')}`,
    ...headers.flatMap(({ name, value, sent }) =>
      style.row(printable(name), value === undefined ? sent : `${sent}, ${printable(value)}`, columns),
    ),
  ]
}

function leftOutLines(
  { leftOut }: Draft,
  { broken, unread }: DraftSurroundings,
  style: Page,
): readonly string[] {
  const places = [
    ...leftOut.map(({ place, because }) => `${nameOf(place)}: ${because}`),
    ...unread.map(({ file, found }) => `${file}: ${found}`),
    ...broken.map(({ place, found }) => `${nameOf(place)}: ${found}`),
  ]
  if (places.length === 0) return []
  const rest = places.length - mostPlaces
  return [
    '',
    ` ${style.bold('left out')}`,
    ...places.slice(0, mostPlaces).flatMap((text) => style.wrap(printable(text), 3, 2)),
    ...(rest > 0 ? [`   and ${rest} more`] : []),
  ]
}

function nameOf({ file, entry }: Place): string {
  return `${file} entry ${entry}`
}

function fileLines({ files }: Draft, { out }: DraftSurroundings, style: Page): readonly string[] {
  const names = [...files.keys()]
  const events = names.length - 2
  const what = `contract.json, headers.schema.json and ${count(events, 'payload schema')} in events/`
  return out === undefined
    ? ['', ...style.wrap(`Nothing was written. --out <folder> writes ${what}.`, 1)]
    : [
        '',
        ...style.wrap(`Written to ${printable(out)}: ${what}.`, 1),
        ...style.wrap('Every fact is marked as observed: compare them with what the provider documents.', 1),
      ]
}
