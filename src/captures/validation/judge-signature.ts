import type { Provider } from '../../contracts/index.ts'
import { type AuthenticationMode, type Credentials, redacted } from '../../model/index.ts'
import { type RefusalCode, verify } from '../../signing/index.ts'
import { remarkGrounds } from './grounds.ts'
import type { CapturedMessage } from './message.ts'
import type { Remark, ValidatedDelivery } from './validation.ts'

/** How an endpoint recognises its provider, and what it was configured with. */
export interface SignatureQuestion {
  readonly mode: AuthenticationMode
  readonly credentials: Credentials
  /** The URL that the receiver has at its provider, for schemes that sign it. */
  readonly publicUrl?: string
}

/** Refusals for which the body does not matter. */
const aboutHeaders: ReadonlySet<RefusalCode> = new Set([
  'missing',
  'repeated',
  'malformed',
  'missing-prefix',
  'unknown-version',
  'wrong-length',
  'malformed-timestamp',
])

/** Verifies a captured signature or credential. A body that is not exact is never called forged. */
export function judgeSignature(
  { contract }: Provider,
  { delivery, request }: CapturedMessage,
  { mode, credentials, publicUrl }: SignatureQuestion,
): { readonly signature: ValidatedDelivery['signature']; readonly remarks: readonly Remark[] } {
  const verification = verify({ mode, credentials, request, contract, publicUrl })
  if (verification.ok) return { signature: 'verified', remarks: [] }
  const { code, message } = verification
  const remark = {
    subject: 'signature',
    pointer: null,
    inBody: null,
    frame: null,
    inFile: { line: delivery.place.line, column: delivery.place.column },
    grounds: remarkGrounds(contract, mode),
  } as const
  const signs = mode.kind === 'signature'
  if (signs && delivery.fidelity !== 'exact' && !aboutHeaders.has(code)) {
    const note = {
      ...remark,
      kind: 'note',
      code: 'signature-not-judged',
      expected: 'an exact capture to judge the signature',
      received: `it does not verify, and the capture is ${delivery.fidelity}: the body may differ from what was signed`,
    } as const
    return { signature: 'unknown', remarks: [note] }
  }
  if (!signs && delivery.headers.some(([, value]) => value.includes(redacted))) {
    const note = {
      ...remark,
      kind: 'note',
      code: 'signature-not-judged',
      expected: 'a capture with its credential',
      received: 'the credential was taken out when it was recorded',
    } as const
    return { signature: 'unknown', remarks: [note] }
  }
  const expected = signs ? `a signature that verifies (${mode.id})` : `the credential (${mode.id})`
  const problem = {
    ...remark,
    kind: 'problem',
    code: `signature-${code}`,
    expected,
    received: message,
  } as const
  return { signature: 'refused', remarks: [problem] }
}
