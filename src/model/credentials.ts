/** What the endpoint under test was configured with; which of them matter depends on the mode. Never printed. */
export interface Credentials {
  readonly secret?: string
  /** Secrets being rotated out: still signed with, beside `secret`, where the scheme has lists. */
  readonly previousSecrets?: readonly string[]
  readonly username?: string
  readonly password?: string
  readonly token?: string
  readonly headerName?: string
  readonly headerValue?: string
}
