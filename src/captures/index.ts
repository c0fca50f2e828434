/**
 * One reader per capture format: from a tool's file to deliveries, byte for byte, or a clear word why not.
 * May import model, signing, schemas and contracts.
 * To add a format: `<format>.ts`, one line in `readers` below, files in `fixtures/captures/`, a row in `docs/captures.md`.
 */
import type { CaptureReader } from './capture.ts'
import { curl } from './curl.ts'
import { github } from './github.ts'
import { har } from './har.ts'
import { hookdeck } from './hookdeck.ts'
import { http } from './http.ts'
import { lambda } from './lambda.ts'
import { mitmproxy } from './mitmproxy.ts'
import { ndjson } from './ndjson.ts'
import { ngrok } from './ngrok.ts'
import { requestbin } from './requestbin.ts'
import { rest } from './rest.ts'
import { smee } from './smee.ts'
import { stripeCli } from './stripe-cli.ts'
import { vcr } from './vcr.ts'
import { vcrpy } from './vcrpy.ts'
import { webhookSite } from './webhook-site.ts'
import { webhookTester } from './webhook-tester.ts'

/** The first one that recognises a file reads it: the more particular come first. */
export const readers: readonly CaptureReader[] = [
  har,
  ngrok,
  webhookTester,
  webhookSite,
  lambda,
  github,
  hookdeck,
  requestbin,
  stripeCli,
  smee,
  vcr,
  vcrpy,
  mitmproxy,
  curl,
  rest,
  http,
  ndjson,
]

export type * from './capture.ts'
export { countLines, type LinesBefore, ndjsonLines } from './ndjson-lines.ts'
export { type OpenCapture, openCapture, readerOf } from './open-capture.ts'
export type { Position } from './position.ts'
export { judgeDelivery, type ValidationQuestion } from './validation/judge-delivery.ts'
export { type JudgedEntry, judgeEntries } from './validation/judge-entries.ts'
export {
  type NotableEntity,
  type SequenceCode,
  type SequenceSummary,
  sequenceCodes,
} from './validation/judge-sequence.ts'
export type { SignatureQuestion } from './validation/judge-signature.ts'
export type { SequenceFacts, SequenceWords } from './validation/sequence-facts.ts'
export type * from './validation/validation.ts'
export { createValidator, type Finding, type Validator } from './validation/validator.ts'
