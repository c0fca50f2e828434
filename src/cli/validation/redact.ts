import type { ValidationReport } from '../../captures/index.ts'
import { redact } from '../../model/index.ts'

/** The report without secrets. Only what came from a capture is searched, not the words of the format. */
export function redactValidation(report: ValidationReport, secrets: readonly string[]): ValidationReport {
  const clean = redact(secrets)
  return {
    ...report,
    deliveries: report.deliveries.map((delivery) => ({
      ...delivery,
      remarks: delivery.remarks.map((remark) => ({
        ...remark,
        expected: clean(remark.expected),
        received: clean(remark.received),
      })),
    })),
    broken: report.broken.map((entry) => ({ ...entry, found: clean(entry.found) })),
  }
}
