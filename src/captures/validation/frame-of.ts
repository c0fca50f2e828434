import type { Frame } from './validation.ts'

const most = 80
const before = 30

/** The part of a text around so many of its characters, of the line in which they begin. */
export function frameOf(text: string, offset: number, length: number): Frame {
  const from = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  const line = text.slice(from, end === -1 ? undefined : end).replace(/\r$/, '')
  const at = Math.min(offset - from, line.length)
  const start = line.length <= most ? 0 : Math.max(0, at - before)
  const stop = Math.min(line.length, start + most - 2)
  const opening = start > 0 ? '…' : ''
  return {
    text: `${opening}${line.slice(start, stop)}${stop < line.length ? '…' : ''}`,
    start: opening.length + at - start,
    length: Math.max(1, Math.min(length, stop - at)),
  }
}
