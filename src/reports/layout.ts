import pc from 'picocolors'
import wrapAnsi from 'wrap-ansi'
import type { ReporterOptions } from './reporter.ts'

/** Colours and measures of one text. */
export interface Layout {
  readonly colours: ReturnType<typeof pc.createColors>
  readonly width: number
  /** Wraps plain text; lines after the first are indented by `hang`, all by `indent`. */
  readonly wrap: (text: string, indent: number, hang?: number) => string[]
  /** A label and its text, side by side. */
  readonly row: (label: string, text: string) => string[]
}

const labelWidth = 11

/** Longer lines than this are hard to read, however wide a terminal is. */
const widest = 100

/** Creates the layout of one text. */
export function layout({ colour, width: columns }: ReporterOptions): Layout {
  const colours = pc.createColors(colour)
  const width = Math.max(40, Math.min(widest, columns))
  const wrap: Layout['wrap'] = (text, indent, hang = 0) => {
    const room = width - indent - hang
    // To measure letters takes longer than most commands, and most lines are short and plain.
    const isShort = text.length <= room && /^[!-~✓✗…](?:[ -~✓✗…–]*[!-~✓✗…–])?$/.test(text)
    const lines = isShort ? [text] : wrapAnsi(text, room, { hard: true }).split('\n')
    return lines.map((line, index) => ' '.repeat(indent + (index > 0 ? hang : 0)) + line)
  }
  const row: Layout['row'] = (label, text) => {
    const [first = '', ...rest] = wrap(text, 2 + labelWidth)
    return [`  ${colours.dim(label.padEnd(labelWidth))}${first.trimStart()}`, ...rest]
  }
  return { colours, width, wrap, row }
}
