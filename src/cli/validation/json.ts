import type { BrokenEntry } from '../../captures/index.ts'
import { brokenSentence } from './broken-sentence.ts'
import type { ValidationReporter } from './reporter.ts'

/**
 * `hookproof-validation/1`: one object with all deliveries, and at its end the summary; broken entries also as a
 * sentence.
 */
export function json(): ValidationReporter {
  const broken: BrokenEntry[] = []
  let isFirst = true
  const opening = (): string => (isFirst ? '{\n  "deliveries": [' : ',')
  return {
    found: (finding) => {
      if (finding.kind === 'broken') {
        broken.push(finding.entry)
        return ''
      }
      const text = `${opening()}\n    ${indented(finding.delivery, 4)}`
      isFirst = false
      return text
    },
    end: (summary) => {
      const told = broken.map((entry) => ({ ...entry, message: brokenSentence(entry) }))
      const rest = indented({ ...summary, broken: told }, 0).slice(2)
      return `${isFirst ? opening() : '\n  '}],\n${rest}\n`
    },
  }
}

function indented(value: unknown, by: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(by)}`)
}
