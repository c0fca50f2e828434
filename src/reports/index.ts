/**
 * What a run found out, written down: one pure writer per format.
 * May import model and judging; prints nothing itself.
 * To add a format: one file, one line in `formats` below, one golden output read back by a real consumer.
 */
import type { ReportFormat } from './reporter.ts'

export * from './live-line.ts'
export * from './redact-report.ts'
export * from './reporter.ts'

/**
 * In the order of the help; loaded when asked for, because some bring large libraries.
 *
 * @example
 * const junit = formats.find(({ id }) => id === 'junit')
 * const { render } = (await junit.load())({ colour: false, width: 100 })
 * await writeFile('report.xml', render(report))
 */
export const formats: readonly ReportFormat[] = [
  { id: 'pretty', load: async () => (await import('./pretty.ts')).pretty },
  { id: 'json', load: async () => (await import('./json.ts')).json },
  { id: 'junit', load: async () => (await import('./junit.ts')).junit },
]
