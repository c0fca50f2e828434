import pc from 'picocolors'
import type { Progress } from '../model/index.ts'
import { duration } from './words.ts'

/** What goes on right now. */
export interface Activity {
  readonly total: number
  readonly finished: number
  readonly running: ReadonlyMap<string, string>
}

/** Nothing yet. */
export const idle: Activity = { total: 0, finished: 0, running: new Map() }

/** The activity after one more message. */
export function track(activity: Activity, progress: Progress): Activity {
  const running = new Map(activity.running)
  switch (progress.kind) {
    case 'preflight':
      return activity
    case 'selected':
      return { ...activity, total: progress.ids.length }
    case 'started':
      return { ...activity, running: running.set(progress.id, '') }
    case 'advanced': {
      const { id, phase, done, of } = progress
      const word = { explore: '', shrink: 'shrinking ', confirm: 'confirming ' }[phase]
      return { ...activity, running: running.set(id, `${word}${done}/${of}`) }
    }
    case 'finished':
      running.delete(progress.result.id)
      return { ...activity, finished: activity.finished + 1, running }
  }
}

const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'

/** One line about it: how far, how long, which checks. Never longer than the terminal is wide. */
export function liveLine(
  { total, finished, running }: Activity,
  {
    elapsedMs,
    width,
    colour,
  }: { readonly elapsedMs: number; readonly width: number; readonly colour: boolean },
): string {
  const colours = pc.createColors(colour)
  const frame = frames[Math.floor(elapsedMs / 100) % frames.length] ?? ''
  const far = total === 0 ? 'asking the receiver' : `${finished}/${total} checks`
  const long = elapsedMs < 60_000 ? `${Math.floor(elapsedMs / 1000)} s` : duration(elapsedMs)
  const names = [...running].map(([id, state]) => `${id} ${state}`.trimEnd()).join(', ')
  const plain = `  ${far}, ${long}${names === '' ? '' : `  ${names}`}`
  const room = width - 3
  return ` ${colours.cyan(frame)}${plain.length > room ? `${plain.slice(0, room - 1)}…` : plain}`
}
