import type { Answer, AttemptRecord, SentRequest, WireRequest } from '../model/index.ts'
import type { Session } from './session.ts'

/** What became of an attempt; the request in the form in which it may be printed is made only when somebody looks. */
export function recordAttempt(
  given: Omit<AttemptRecord, 'request'> & { readonly sent: WireRequest },
  { redact, redactAnswer }: Pick<Session, 'redact' | 'redactAnswer'>,
): AttemptRecord {
  const { sent, answer, ...rest } = given
  let described: SentRequest | undefined
  return {
    ...rest,
    answer: withoutSecrets(answer, redactAnswer),
    get request() {
      described ??= describe(sent, redact)
      return described
    },
  }
}

function withoutSecrets(answer: Answer, redact: (text: string) => string): Answer {
  if (answer.kind !== 'status' || answer.body === '') return answer
  return { ...answer, body: redact(answer.body) }
}

function describe(
  { method, url, headers, body }: WireRequest,
  redact: (text: string) => string,
): SentRequest {
  return {
    method,
    url,
    headers: headers.map(([name, value]) => [name, redact(value)] as const),
    body: redact(Buffer.from(body.subarray(0, 4_000)).toString('utf8')),
    bodyBytes: body.length,
  }
}
