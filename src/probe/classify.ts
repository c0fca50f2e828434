/** What a failed exchange means to a provider. */
export function classify(error: unknown): {
  kind: 'refused' | 'closed' | 'timeout' | 'aborted'
  detail: string
} {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  if (late.includes(code)) return { kind: 'timeout', detail: 'no answer in time' }
  if (code === 'UND_ERR_ABORTED') return { kind: 'aborted', detail: 'we stopped waiting' }
  if (unreachable.includes(code)) return { kind: 'refused', detail: code }
  return { kind: 'closed', detail: code === '' ? message : code }
}

/** Marks an exchange that we gave up. */
export class TooLate extends Error {
  readonly code = 'HOOKPROOF_TOO_LATE'
}

/** Marks an exchange that we were to wait for no longer. */
export class GivenUp extends Error {
  readonly code = 'UND_ERR_ABORTED'
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
