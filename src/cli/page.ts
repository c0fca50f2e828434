import pc from 'picocolors'
import wrapAnsi from 'wrap-ansi'
import type { Output } from './shell.ts'

/** How the lists of a command are set. */
export interface Page {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly yellow: (text: string) => string
  /** Wrapped text; lines after the first hang. */
  readonly wrap: (text: string, indent: number, hang?: number) => string[]
  /** A label and its text in two columns; a label that is too long has a line of its own. */
  readonly row: (label: string, text: string, columns: readonly [indent: number, width: number]) => string[]
  readonly text: (lines: readonly string[]) => string
}

/** A page for an output: its width, at most 100, and its colours. */
export function page({ colour, columns }: Output): Page {
  const { bold, dim, yellow } = pc.createColors(colour)
  const pageWidth = Math.max(40, Math.min(100, columns))
  const wrap: Page['wrap'] = (text, indent, hang = 0) =>
    wrapAnsi(text, Math.max(20, pageWidth - indent - hang), { hard: true })
      .split('\n')
      .map((line, index) => ' '.repeat(indent + (index > 0 ? hang : 0)) + line)
  return {
    bold,
    dim,
    yellow,
    wrap,
    row: (label, text, [indent, width]) => {
      const lines = wrap(text, indent + width)
      const start = ' '.repeat(indent) + label
      if (label.length >= width) return [start, ...lines]
      const [first = '', ...rest] = lines
      return [start.padEnd(indent + width) + first.trimStart(), ...rest]
    },
    text: (lines) => lines.map((line) => `${line.trimEnd()}\n`).join(''),
  }
}
