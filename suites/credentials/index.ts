import type { Suite } from '../../src/model/index.ts'
import { acceptsSchemeInAnyCase } from './accepts-scheme-in-any-case.ts'
import { answersMalformedCredentialsWithout5xx } from './answers-malformed-credentials-without-5xx.ts'
import { rejectsBareCredential } from './rejects-bare-credential.ts'
import { rejectsCutCredential } from './rejects-cut-credential.ts'
import { rejectsEmptyCredential } from './rejects-empty-credential.ts'
import { rejectsMissingCredential } from './rejects-missing-credential.ts'
import { rejectsOtherLetterCase } from './rejects-other-letter-case.ts'
import { rejectsWrongCredential } from './rejects-wrong-credential.ts'
import { survivesMalformedCredentials } from './survives-malformed-credentials.ts'

/** Basic, bearer and custom headers: all of the credential, and nothing but it. */
export const credentials: Suite = {
  id: 'credentials',
  theme: 'refuses every credential but the configured one',
  checks: [
    rejectsMissingCredential,
    rejectsEmptyCredential,
    rejectsWrongCredential,
    rejectsCutCredential,
    rejectsOtherLetterCase,
    acceptsSchemeInAnyCase,
    rejectsBareCredential,
    survivesMalformedCredentials,
    answersMalformedCredentialsWithout5xx,
  ],
}
