import type { Finding, Place, Remark, ValidationSummary } from '../../captures/index.ts'
import { count } from '../../reports/words.ts'
import { deliveries as many } from '../deliveries.ts'
import { brokenSentence, unreadSentence } from './broken-sentence.ts'
import { remarkSentence } from './remark-sentence.ts'
import type { ValidationReporter } from './reporter.ts'

/** GitHub shows about ten annotations of a level per step; the log has these, and the number of the others. */
const mostShown = 10

/**
 * Workflow commands of GitHub Actions: problems become annotations at their place in the capture.
 * (GitHub documentation, "Workflow commands for GitHub Actions".)
 */
export function github(): ValidationReporter {
  let errors = 0
  let warnings = 0
  const found = (finding: Finding): string => {
    if (finding.kind === 'broken') {
      warnings += 1
      if (warnings > mostShown) return ''
      const { place } = finding.entry
      return command('warning', place, 'unreadable entry', brokenSentence(finding.entry))
    }
    const { place, provider, event, remarks } = finding.delivery
    const title = [provider, event, `entry ${place.entry}`].filter((text) => text !== null).join(' ')
    const problems = remarks.filter(({ kind }) => kind === 'problem')
    const shown = problems.slice(0, Math.max(0, mostShown - errors))
    errors += problems.length
    return shown.map((remark) => command('error', at(place, remark), title, remarkSentence(remark))).join('')
  }
  return {
    found,
    end: (summary) => {
      const unread = summary.unread.map((one) => {
        warnings += 1
        const place = { file: one.file, line: 1, column: 1, entry: 1 }
        return warnings > mostShown ? '' : command('warning', place, 'unreadable file', unreadSentence(one))
      })
      const left = errors + warnings - Math.min(errors, mostShown) - Math.min(warnings, mostShown)
      const rest =
        left === 0 ? '' : `${count(left, 'more problem')} not shown; --reporter ndjson tells all.\n`
      return `${unread.join('')}${rest}${closing(summary)}`
    },
  }
}

function at(place: Place, { inFile }: Remark): Place {
  return { ...place, ...(inFile ?? {}) }
}

function closing({ verdict, counts, files }: ValidationSummary): string {
  const { deliveries, valid, invalid, unjudged, broken } = counts
  const level = verdict === 'valid' ? 'notice' : verdict === 'invalid' ? 'error' : 'warning'
  const parts = [`${valid} valid`, `${invalid} invalid`, `${unjudged} not judged`, `${broken} unreadable`]
  const text = `${many(deliveries)} in ${count(files.length, 'file')}: ${parts.join(', ')}`
  return `::${level} title=${escapeProperty(`hookproof: ${verdict}`)}::${escapeData(text)}\n`
}

function command(
  level: 'error' | 'warning',
  { file, line, column }: Place,
  title: string,
  message: string,
): string {
  const properties = { file, line: String(line), col: String(column), title }
  const told = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`)
  return `::${level} ${told.join(',')}::${escapeData(message)}\n`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
