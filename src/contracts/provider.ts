import type { Contract, JsonObject } from '../model/index.ts'

/** A provider's folder, read and checked. */
export interface Provider {
  /** Absolute. */
  readonly folder: string
  readonly contract: Contract
  /** What is sent: self-contained payload schemas by event type; types of one file share one object. */
  readonly schemas: Readonly<Record<string, JsonObject>>
  /** What is understood when it is read: `schemas`, and the alternatives annotated as never sent. */
  readonly readings: Readonly<Record<string, JsonObject>>
  /** Self-contained schema of all headers as one object, names in lower case. */
  readonly headerSchema: JsonObject
}
