import type { CaptureReader } from './capture.ts'
import { beginningOf, cassetteReader } from './cassette.ts'

/**
 * Cassettes of VCR for Ruby, in YAML or JSON (vcr/vcr, lib/vcr/structs.rb). A body is exact where it was recorded as
 * base64 (`preserve_exact_body_bytes`), and text otherwise.
 */
export const vcr: CaptureReader = cassetteReader({
  format: 'vcr',
  writtenBy: 'VCR for Ruby; with `preserve_exact_body_bytes { true }` bodies are exact',
  recognises: (text) => /^(\{\s*)?["']?http_interactions["']?\s*:/.test(beginningOf(text)),
  list: 'http_interactions',
  last: 'recorded_with',
  recordedAt: 'recorded_at',
})
