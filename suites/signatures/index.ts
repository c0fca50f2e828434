import type { Suite } from '../../src/model/index.ts'
import { acceptsAnyHeaderCase } from './accepts-any-header-case.ts'
import { acceptsAnyLegalJsonText } from './accepts-any-legal-json-text.ts'
import { acceptsAnySignatureOfAList } from './accepts-any-signature-of-a-list.ts'
import { acceptsEveryDigest } from './accepts-every-digest.ts'
import { acceptsNonAsciiText } from './accepts-non-ascii-text.ts'
import { acceptsSurroundingWhitespace } from './accepts-surrounding-whitespace.ts'
import { answersMalformedSignaturesWithout5xx } from './answers-malformed-signatures-without-5xx.ts'
import { answersRepeatedSignatureHeadersWithout5xx } from './answers-repeated-signature-headers-without-5xx.ts'
import { answersUnsignedJunkWithout5xx } from './answers-unsigned-junk-without-5xx.ts'
import { answersWithoutStackTraces } from './answers-without-stack-traces.ts'
import { forgeryDoesNotBlockTheGenuine } from './forgery-does-not-block-the-genuine.ts'
import { neverRevealsTheSecret } from './never-reveals-the-secret.ts'
import { rejectsChangedId } from './rejects-changed-id.ts'
import { rejectsCutSignature } from './rejects-cut-signature.ts'
import { rejectsExtendedSignature } from './rejects-extended-signature.ts'
import { rejectsGuessableSecrets } from './rejects-guessable-secrets.ts'
import { rejectsLegacyFallback } from './rejects-legacy-fallback.ts'
import { rejectsListsWithoutAGoodSignature } from './rejects-lists-without-a-good-signature.ts'
import { rejectsLoneLegacySignature } from './rejects-lone-legacy-signature.ts'
import { rejectsMissingSignature } from './rejects-missing-signature.ts'
import { rejectsTamperedBody } from './rejects-tampered-body.ts'
import { rejectsUnknownSignatureLabel } from './rejects-unknown-signature-label.ts'
import { rejectsUnsignedSpecialTypes } from './rejects-unsigned-special-types.ts'
import { rejectsWrongAlgorithm } from './rejects-wrong-algorithm.ts'
import { rejectsWrongSecret } from './rejects-wrong-secret.ts'
import { routesOnTheSignedType } from './routes-on-the-signed-type.ts'
import { survivesMalformedSignatures } from './survives-malformed-signatures.ts'
import { survivesRepeatedSignatureHeaders } from './survives-repeated-signature-headers.ts'
import { survivesUnsignedJunk } from './survives-unsigned-junk.ts'

/** Accepts the genuine, refuses the forged, survives the malformed. */
export const signatures: Suite = {
  id: 'signatures',
  theme: 'accepts the genuine in any legal bytes, refuses the forged, survives the malformed',
  checks: [
    acceptsAnyLegalJsonText,
    acceptsNonAsciiText,
    acceptsSurroundingWhitespace,
    acceptsAnyHeaderCase,
    acceptsEveryDigest,
    acceptsAnySignatureOfAList,
    rejectsMissingSignature,
    rejectsWrongSecret,
    rejectsTamperedBody,
    rejectsGuessableSecrets,
    rejectsCutSignature,
    rejectsExtendedSignature,
    rejectsWrongAlgorithm,
    rejectsUnknownSignatureLabel,
    rejectsListsWithoutAGoodSignature,
    rejectsLegacyFallback,
    rejectsLoneLegacySignature,
    rejectsChangedId,
    rejectsUnsignedSpecialTypes,
    routesOnTheSignedType,
    forgeryDoesNotBlockTheGenuine,
    survivesMalformedSignatures,
    answersMalformedSignaturesWithout5xx,
    survivesRepeatedSignatureHeaders,
    answersRepeatedSignatureHeadersWithout5xx,
    survivesUnsignedJunk,
    answersUnsignedJunkWithout5xx,
    neverRevealsTheSecret,
    answersWithoutStackTraces,
  ],
}
