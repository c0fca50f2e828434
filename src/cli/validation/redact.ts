import type { Finding } from '../../captures/index.ts'
import { redact } from '../../model/index.ts'

/** A finding without secrets. Only what came from a capture is searched, not the words of the format. */
export function redactFinding(secrets: readonly string[]): (finding: Finding) => Finding {
  const clean = redact(secrets)
  return (finding) => {
    if (finding.kind === 'broken') {
      const { entry } = finding
      return { ...finding, entry: { ...entry, found: clean(entry.found) } }
    }
    const { delivery } = finding
    if (delivery.remarks.length === 0) return finding
    const remarks = delivery.remarks.map((remark) => ({
      ...remark,
      expected: clean(remark.expected),
      received: clean(remark.received),
      frame: remark.frame === null || clean(remark.frame.text) !== remark.frame.text ? null : remark.frame,
    }))
    return { ...finding, delivery: { ...delivery, remarks } }
  }
}
