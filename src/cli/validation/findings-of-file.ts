import type { Finding, Place } from '../../captures/index.ts'

/** Where a finding stands. */
export function placeOf(finding: Finding): Place {
  return finding.kind === 'broken' ? finding.entry.place : finding.delivery.place
}

/** What was found in one file, in its order. */
export function findingsOf(findings: readonly Finding[], file: string): readonly Finding[] {
  return findings
    .filter((finding) => placeOf(finding).file === file)
    .sort((a, b) => placeOf(a).entry - placeOf(b).entry)
}
