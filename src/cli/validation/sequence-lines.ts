import type { NotableEntity, SequenceCode, SequenceSummary } from '../../captures/index.ts'
import type { Layout } from '../../reports/layout.ts'
import { printable } from '../../reports/words.ts'

/** The columns of the table, in its order. */
const columns: readonly (readonly [head: string, codes: readonly SequenceCode[]])[] = [
  ['retries', ['retry']],
  ['redelivered', ['redelivery']],
  ['same body', ['same-body']],
  ['reused id', ['reused-id']],
  ['late', ['out-of-order']],
  ['gaps', ['gap']],
  ['after deletion', ['after-deletion']],
]
const mostRows = 10

const tooLong =
  'A capture is so long that deliveries were compared with the 50,000 before them, and not with all.'

/** What deliveries say together: a row per entity with most to say, and one for all. Columns of zeros are left out. */
export function sequenceLines(
  { counts, entities, partial }: SequenceSummary,
  style: Layout,
): readonly string[] {
  const { colours, wrap } = style
  const shown = columns.filter(([, codes]) => codes.some((code) => counts[code] > 0))
  const limit = partial ? wrap(tooLong, 2) : []
  if (shown.length === 0) return partial ? ['', ` ${colours.bold('across deliveries')}`, ...limit] : []
  const rows = entities.slice(0, mostRows).map((entity) => ({ name: nameOf(entity), counts: entity.counts }))
  const all = { name: 'all', counts }
  const width = Math.max(...[...rows, all].map(({ name }) => name.length))
  const cells = (texts: readonly string[]): string =>
    texts.map((text, index) => text.padStart(shown[index]?.[0].length ?? 0)).join('  ')
  const line = ({ name, counts: own }: typeof all): string =>
    `  ${name.padEnd(width)}  ${cells(shown.map(([, codes]) => String(codes.reduce((sum, code) => sum + own[code], 0))))}`
  return [
    '',
    ` ${colours.bold('across deliveries')}`,
    colours.dim(`  ${' '.repeat(width)}  ${cells(shown.map(([head]) => head))}`),
    ...rows.map(line),
    ...(rows.length === 1 ? [] : [line(all)]),
    ...limit,
  ]
}

function nameOf({ provider, family, id }: NotableEntity): string {
  return printable(`${provider} ${family} ${id.length > 24 ? `${id.slice(0, 23)}…` : id}`)
}
