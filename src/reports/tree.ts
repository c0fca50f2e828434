import type { CheckResult } from '../model/index.ts'
import type { Layout } from './layout.ts'
import { count, duration } from './words.ts'

/**
 * The tree of suites and checks, growing in the order of the suites whatever finishes first. Skipped checks are not
 * on it: they are told by their reasons.
 */
export interface Tree {
  /** Announces the checks and their order. */
  readonly expect: (ids: readonly string[]) => void
  /** Takes a result; returns the lines that can be shown now. */
  readonly add: (result: CheckResult) => readonly string[]
  /** Takes what is missing; returns the rest of the lines. */
  readonly complete: (results: readonly CheckResult[]) => readonly string[]
}

/** Plants a tree. */
export function createTree(layout: Layout): Tree {
  const known = new Map<string, CheckResult>()
  const shown = new Set<string>()
  let order: readonly string[] = []
  let nameWidth = 0
  let suite = ''

  const expect: Tree['expect'] = (ids) => {
    order = ids
    nameWidth = Math.max(nameWidth, ...ids.map((id) => nameOf(id).length))
  }
  const show = (result: CheckResult): string[] => {
    const header = suiteOf(result.id) === suite ? [] : ['', ` ${layout.colours.bold(suiteOf(result.id))}`]
    suite = suiteOf(result.id)
    shown.add(result.id)
    return [...header, checkLine(result, nameWidth, layout)]
  }
  const flush = (): string[] => {
    const lines: string[] = []
    for (const id of order) {
      if (shown.has(id)) continue
      const result = known.get(id)
      if (result === undefined) break
      lines.push(...show(result))
    }
    return lines
  }
  return {
    expect,
    add: (result) => {
      known.set(result.id, result)
      return flush()
    },
    complete: (results) => {
      const asked = results.filter(({ verdict }) => verdict !== 'skip')
      for (const result of asked) known.set(result.id, result)
      expect(asked.map(({ id }) => id))
      return flush()
    },
  }
}

function checkLine(result: CheckResult, nameWidth: number, { colours, width }: Layout): string {
  const { id, verdict, level, knownFailure, runs, durationMs } = result
  const grave = level === 'must' && !knownFailure
  const marks: Readonly<Record<string, string>> = {
    pass: colours.green('✓'),
    fail: grave ? colours.red('✗') : colours.yellow('✗'),
    inconclusive: colours.yellow('?'),
  }
  const name = nameOf(id).padEnd(nameWidth)
  const time = duration(durationMs).padStart(8)
  const remark = [
    level === 'must' ? '' : `  ${level}`,
    knownFailure && verdict === 'fail' ? '  known failure' : '',
    verdict === 'inconclusive' ? '  inconclusive' : '',
  ].join('')
  const full = count(runs, 'run').padStart(9) + time + remark
  const notes = name.length + full.length + 7 <= width ? full : time
  const text = verdict === 'fail' && grave ? colours.bold(name) : name
  return `   ${marks[verdict] ?? '○'} ${text}  ${colours.dim(notes)}`
}

function suiteOf(id: string): string {
  return id.split('/')[0] ?? id
}

function nameOf(id: string): string {
  return id.slice(suiteOf(id).length + 1)
}
