import type { NotableEntity, SequenceCode, SequenceSummary } from '../../captures/index.ts'
import type { Layout } from '../../reports/layout.ts'
import { printable } from '../../reports/words.ts'

/** The heads of the table, in its order. */
const heads: Readonly<Record<SequenceCode, string>> = {
  retry: 'retries',
  redelivery: 'redelivered',
  'same-body': 'same body',
  'reused-id': 'reused id',
  'out-of-order': 'late',
  gap: 'gaps',
  'after-deletion': 'after deletion',
}
const columns = Object.keys(heads) as readonly SequenceCode[]
const mostRows = 10

const tooLong =
  'A capture is so long that deliveries were compared with the 50,000 before them, and not with all.'

/** What deliveries say together: a row per entity with most to say, and one for all. Columns of zeros are left out. */
export function sequenceLines(
  { counts, entities, partial }: SequenceSummary,
  style: Layout,
): readonly string[] {
  const { colours, wrap } = style
  const shown = columns.filter((code) => counts[code] > 0)
  const limit = partial ? wrap(tooLong, 2) : []
  if (shown.length === 0) return partial ? ['', ` ${colours.bold('across deliveries')}`, ...limit] : []
  const rows = entities.slice(0, mostRows).map((entity) => ({ name: nameOf(entity), counts: entity.counts }))
  const all = { name: 'all', counts }
  const width = Math.max(...[...rows, all].map(({ name }) => name.length))
  const cells = (textOf: (code: SequenceCode) => string): string =>
    shown.map((code) => textOf(code).padStart(heads[code].length)).join('  ')
  const line = ({ name, counts: own }: typeof all): string =>
    `  ${name.padEnd(width)}  ${cells((code) => String(own[code]))}`
  return [
    '',
    ` ${colours.bold('across deliveries')}`,
    colours.dim(`  ${' '.repeat(width)}  ${cells((code) => heads[code])}`),
    ...rows.map(line),
    ...(rows.length === 1 ? [] : [line(all)]),
    ...limit,
  ]
}

function nameOf({ provider, family, id }: NotableEntity): string {
  return printable(`${provider} ${family} ${id.length > 24 ? `${id.slice(0, 23)}…` : id}`)
}
