import type { ValidationReport } from '../../captures/index.ts'

/** `hookproof-validation/1`: the report as it is; broken entries also as a sentence. */
export function jsonValidation(report: ValidationReport): string {
  const broken = report.broken.map((entry) => ({
    ...entry,
    message: `Cannot read entry ${entry.place.entry} of ${entry.place.file}: ${entry.found}. ${entry.hint}`,
  }))
  return `${JSON.stringify({ ...report, broken }, null, 2)}\n`
}
