import { timingSafeEqual } from 'node:crypto'
import type { AuthenticationMode, Credentials, WireRequest } from '../model/index.ts'
import { moveClock } from './attempt-clock.ts'
import { type CredentialTexts, resolveCredential } from './credential-template.ts'
import { withHeader } from './location.ts'
import { refuseEdit } from './refuse-edit.ts'
import { type Authenticating, refused, type Verification } from './scheme.ts'

/** The one header that carries a fixed credential. */
export interface CredentialHeader {
  readonly name: string
  readonly value: string
  readonly texts: CredentialTexts
}

/** What credential templates may refer to. */
export function credentialTexts(
  credentials: Credentials,
  token: string = credentials.token ?? '',
): CredentialTexts {
  return { username: credentials.username ?? '', password: credentials.password ?? '', token }
}

/** The request with its credential in place, as the edit wants it. */
export function withCredential(input: Authenticating, header: CredentialHeader): WireRequest {
  const request = withMovedClock(input)
  const edit = input.edit?.credential
  if (edit?.kind === 'remove') return withHeader(request, header.name, [])
  const value = edit === undefined ? header.value : resolveCredential(edit.template, header.texts)
  return withHeader(request, header.name, [value])
}

/** Without a signature, a tampering of the signing can only move the clock. */
export function withMovedClock(input: Authenticating): WireRequest {
  const { contract, edit, nowSeconds, request } = input
  refuseSignatureEdits(input.mode, edit)
  return moveClock(request, contract, edit?.signing, nowSeconds)
}

function refuseSignatureEdits(mode: AuthenticationMode, edit: Authenticating['edit']): void {
  if (edit?.signature !== undefined) refuseEdit('signature', mode)
  const { clockSeconds: _clock, timestampText: _text, ...rest } = edit?.signing ?? {}
  if (Object.keys(rest).length > 0) refuseEdit('signing', mode)
}

/** The only value of a header, or why there is none. */
export function onlyValue(request: WireRequest, name: string): string | Verification {
  const wanted = name.toLowerCase()
  const values = request.headers.filter(([given]) => given.toLowerCase() === wanted).map(([, value]) => value)
  if (values.length > 1) return refused('repeated', `${name} comes ${values.length} times; it is sent once.`)
  const [value] = values
  if (value === undefined) return refused('missing', `There is no ${name} header.`)
  return value.trim() === '' ? refused('missing', `${name} is empty.`) : value
}

/** What follows the scheme's name in an Authorization header, or why nothing does. */
export function authorizationOf(request: WireRequest, scheme: string): string | Verification {
  const value = onlyValue(request, 'Authorization')
  if (typeof value !== 'string') return value
  const [, name = '', rest = ''] = /^(\S+)(?: +(.*))?$/.exec(value.trim()) ?? []
  if (name.toLowerCase() !== scheme.toLowerCase()) {
    return refused('wrong-scheme', `Authorization does not begin with "${scheme} ".`)
  }
  return rest === '' ? refused('malformed', `Authorization has nothing after "${scheme}".`) : rest
}

/** Compares without leaking where the difference is. */
export function sameText(one: string, other: string): boolean {
  const bytes = Buffer.from(one, 'utf8')
  const others = Buffer.from(other, 'utf8')
  return bytes.length === others.length && timingSafeEqual(bytes, others)
}
