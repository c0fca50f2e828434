/** What a failed exchange means to a provider. */
export function classify(error: unknown): { kind: 'refused' | 'closed' | 'timeout'; detail: string } {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  if (late.includes(code)) return { kind: 'timeout', detail: 'no answer in time' }
  if (unreachable.includes(code)) return { kind: 'refused', detail: code }
  return { kind: 'closed', detail: code === '' ? message : code }
}

/** Marks an exchange that we gave up. */
export class TooLate extends Error {
  readonly code = 'HOOKPROOF_TOO_LATE'
}

const late: readonly string[] = ['HOOKPROOF_TOO_LATE', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']

const unreachable: readonly string[] = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]
