import { UsageError } from '../model/errors.ts'
import type { Credentials } from '../model/index.ts'
import { authorizationOf, credentialTexts, sameText, withCredential } from './credential-header.ts'
import { accepted, refused, type Scheme } from './scheme.ts'

/** A fixed bearer token (RFC 6750). */
export function bearer(): Scheme {
  return {
    requireCredentials,
    authenticate: (input) =>
      withCredential(input, {
        name: 'Authorization',
        value: `Bearer ${input.credentials.token ?? ''}`,
        texts: credentialTexts(input.credentials),
      }),
    verify: ({ request, credentials }) => {
      const given = authorizationOf(request, 'Bearer')
      if (typeof given !== 'string') return given
      if (sameText(given, credentials.token ?? '')) return accepted
      return refused('mismatch', 'Authorization: the token is another one.')
    },
    secrets: ({ token = '' }) => [token, Buffer.from(token, 'utf8').toString('base64')],
  }
}

function requireCredentials({ token }: Credentials): void {
  if (token === undefined || token === '') {
    throw new UsageError(
      'missing-credentials',
      'Cannot authenticate with a bearer token: no token is given.',
      'Pass --token.',
    )
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError(
      'malformed-credentials',
      'Cannot authenticate with a bearer token: it has spaces or characters beyond ASCII.',
      'Pass --token without "Bearer" before it.',
    )
  }
}
