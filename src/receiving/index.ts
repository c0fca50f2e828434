/**
 * What receivers run: authenticates, recognises and validates a delivery by what `hookproof types` generated.
 * May import what needs nothing of Node: model, and the texts of `signing/`. Runs wherever there is Web Crypto.
 * To add an algorithm or a part of signed bytes: one file, one line here, one case in `typegen/parser/`.
 */
export { basic } from './basic.ts'
export { bearer } from './bearer.ts'
export type {
  BasicCredential,
  HeaderCredential,
  HeaderValueCredential,
  ParseOptions,
  SecretCredential,
  TokenCredential,
  ToleranceOption,
  Unverified,
} from './credentials.ts'
export type { DeliveryError, InvalidPayload, Refusal, UnknownEvent } from './delivery-error.ts'
export type { DeliveryRequest, FetchRequest, HeadersLike, PlainRequest } from './delivery-request.ts'
export { ecdsaP256 } from './ecdsa-p256.ts'
export { ed25519 } from './ed25519.ts'
export { base64, base64url, hex } from './encodings.ts'
export { equal } from './equal.ts'
export * from './formats.ts'
export { headerCredential } from './header-credential.ts'
export { hmac } from './hmac.ts'
export { parseDelivery } from './parse-delivery.ts'
export * from './parts.ts'
export { plainSha256 } from './plain-sha256.ts'
export type { PayloadProblem } from './problems.ts'
export type {
  AnyDelivery,
  EventDefinition,
  ParsedDelivery,
  ParseResult,
  ProviderDefinition,
} from './provider-definition.ts'
export { rsaPkcs1 } from './rsa-pkcs1.ts'
export { signed } from './signed.ts'
export { ucs2length } from './ucs2length.ts'
