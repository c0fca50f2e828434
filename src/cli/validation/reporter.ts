import type { Finding, ValidationSummary } from '../../captures/index.ts'
import type { ReporterOptions } from '../../reports/reporter.ts'

/** Writes what is found in captures, while it is found: a file may be longer than the memory. */
export interface ValidationReporter {
  /** Text to write now. */
  readonly found: (finding: Finding) => string
  /** What remains to be written. */
  readonly end: (summary: ValidationSummary) => string
}

/** One format, and how to get its writer. */
export interface ValidationFormat {
  readonly id: string
  readonly load: () => Promise<(options: ReporterOptions) => ValidationReporter>
}

/** What `--reporter` of `hookproof validate` takes. */
export const validationFormats: readonly ValidationFormat[] = [
  { id: 'pretty', load: async () => (await import('./pretty.ts')).pretty },
  { id: 'json', load: async () => (await import('./json.ts')).json },
  { id: 'ndjson', load: async () => (await import('./ndjson.ts')).ndjson },
  { id: 'junit', load: async () => (await import('./junit.ts')).junit },
  { id: 'github', load: async () => (await import('./github.ts')).github },
]
