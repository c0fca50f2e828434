import { brokenSentence } from './broken-sentence.ts'
import type { ValidationReporter } from './reporter.ts'

/** One JSON object per line: `{"delivery": …}` or `{"broken": …}` for each entry, and `{"summary": …}` at the end. */
export function ndjson(): ValidationReporter {
  return {
    found: (finding) => {
      if (finding.kind === 'judged') return line({ delivery: finding.delivery })
      return line({ broken: { ...finding.entry, message: brokenSentence(finding.entry) } })
    },
    end: (summary) => line({ summary }),
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
