import type { CaptureReader } from './capture.ts'
import { beginningOf, cassetteReader } from './cassette.ts'

/**
 * Cassettes of VCR.py, in YAML or JSON (kevin1024/vcrpy, vcr/serialize.py). A body that is no text is `!!binary` and
 * exact. When a request was made is not recorded.
 */
export const vcrpy: CaptureReader = cassetteReader({
  format: 'vcrpy',
  writtenBy: 'VCR.py and pytest-recording',
  recognises: (text) =>
    /^(\{\s*)?(["']?version["']?\s*:\s*\d+\s*,?\s*)?["']?interactions["']?\s*:/.test(beginningOf(text)),
  list: 'interactions',
  last: 'version',
})
