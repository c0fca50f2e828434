import type { AuthenticationMode, Credentials, Grounds } from '../../model/index.ts'
import type { ObservedHeader } from '../envelope/observe-headers.ts'

/** A fixed credential that deliveries carry. */
export interface FoundCredential {
  readonly header: ObservedHeader
  readonly mode: AuthenticationMode
  /** So many deliveries carry the credential that was given; `null` where none was given to compare it with. */
  readonly verified: number | null
}

const secretName =
  /(^|-)(token|secret|password|passwd|auth|api-?key|apikey|access-key|credential)s?(-|$)|secret|token/

/** Finds Basic, bearer and fixed-header credentials, never telling what they are. */
export function findCredentials(
  headers: readonly ObservedHeader[],
  credentials: Credentials,
  grounds: Grounds,
): readonly FoundCredential[] {
  return headers.flatMap((header) => {
    const { key, values } = header
    if (key === 'authorization') return authorization(header, credentials, grounds)
    const given = [credentials.headerValue, credentials.token, credentials.secret].filter(
      (text) => text !== undefined && text !== '',
    )
    const isGiven = values.some((value) => given.includes(value))
    const isFixed = secretName.test(key) && values.length > 1 && header.distinct === 1
    if (!isGiven && !isFixed) return []
    const verified = isGiven ? values.filter((value) => given.includes(value)).length : null
    const mode: AuthenticationMode = {
      id: 'header',
      kind: 'header',
      header: { value: header.name, ...grounds },
      ...grounds,
    }
    return [{ header, mode, verified }]
  })
}

function authorization(
  header: ObservedHeader,
  credentials: Credentials,
  grounds: Grounds,
): readonly FoundCredential[] {
  const { username, password, token, secret } = credentials
  const basic = Buffer.from(`${username ?? ''}:${password ?? ''}`, 'utf8').toString('base64')
  const known = (['basic', 'bearer'] as const).flatMap((kind): readonly FoundCredential[] => {
    const own = header.values.flatMap((value) => {
      const [, name = '', rest = ''] = /^(\S+) +(\S+)$/.exec(value.trim()) ?? []
      return name.toLowerCase() === kind ? [rest] : []
    })
    if (own.length === 0) return []
    const expected =
      kind === 'basic'
        ? username === undefined
          ? []
          : [basic]
        : [token, secret].filter((one) => one !== undefined)
    const verified = expected.length === 0 ? null : own.filter((one) => expected.includes(one)).length
    return [{ header: { ...header, values: own }, mode: { id: kind, kind, ...grounds }, verified }]
  }) // A credential in a scheme of its own is one all the same, if it never changes.
  const others = header.values.filter((value) => !/^(basic|bearer) +\S+$/i.test(value.trim()))
  if (others.length === 0 || new Set(others).size > 1) return known
  const mode: AuthenticationMode = {
    id: 'header',
    kind: 'header',
    header: { value: header.name, ...grounds },
    ...grounds,
  }
  return [...known, { header: { ...header, values: others }, mode, verified: null }]
}
