import type { Credentials, Json, Level } from '../model/index.ts'

/** Where observations are read: a URL or a command. */
export type SourceSetting =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'command'; readonly command: string }

/** Where the receiver finds what it calls: at a port of this machine, or nowhere, because it calls nobody. */
export type PlaceSetting = { readonly kind: 'port'; readonly port: number } | { readonly kind: 'none' }

/** One report to write; to standard output when there is no file. */
export interface ReporterSetting {
  readonly id: string
  readonly file?: string
}

/** Everything that `hookproof test` was told, checked. */
export interface TestSettings {
  readonly url: string
  readonly provider: string
  readonly auth?: string
  readonly credentials: Credentials
  readonly effects?: SourceSetting
  readonly state?: SourceSetting
  readonly downstream?: PlaceSetting
  readonly providerApi?: PlaceSetting
  readonly providerApiKey?: string
  readonly start?: { readonly command: string; readonly readyUrl?: string } | 'none'
  readonly events: readonly string[]
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly level?: Level
  readonly strict: boolean
  readonly runs: number
  readonly seed?: number
  readonly path?: string
  readonly workers: number
  readonly timeLimitSeconds?: number
  readonly settleMs: number
  /** Relative to where the command runs. */
  readonly knownFailures?: string
  readonly reporters: readonly ReporterSetting[]
  readonly assume: readonly { readonly pointer: string; readonly value: Json }[]
  readonly headers: readonly (readonly [name: string, value: string])[]
}
