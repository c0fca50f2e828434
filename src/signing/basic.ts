import { UsageError } from '../model/errors.ts'
import type { Credentials } from '../model/index.ts'
import { authorizationOf, credentialTexts, sameText, withCredential } from './credential-header.ts'
import { decode } from './encoding.ts'
import { accepted, refused, type Scheme, type Verification, type Verifying } from './scheme.ts'

/** HTTP Basic: user name and password in UTF-8 (RFC 7617). */
export function basic(): Scheme {
  return {
    requireCredentials,
    authenticate: (input) =>
      withCredential(input, {
        name: 'Authorization',
        value: `Basic ${encoded(input.credentials)}`,
        texts: credentialTexts(input.credentials),
      }),
    verify,
    secrets: (credentials) => {
      const { password = '' } = credentials
      return [password, Buffer.from(password, 'utf8').toString('base64'), encoded(credentials)]
    },
  }
}

function encoded({ username = '', password = '' }: Credentials): string {
  return Buffer.from(`${username}:${password}`, 'utf8').toString('base64')
}

function requireCredentials({ username, password }: Credentials): void {
  const missing = [
    ...(username === undefined || username === '' ? ['--username'] : []),
    ...(password === undefined ? ['--password'] : []),
  ]
  if (missing.length > 0) {
    throw new UsageError(
      'missing-credentials',
      `Cannot authenticate with Basic: ${missing.length === 2 ? 'no user name and no password are' : missing[0] === '--username' ? 'no user name is' : 'no password is'} given.`,
      `Pass ${missing.join(' and ')}.`,
    )
  }
  if (username?.includes(':')) {
    throw new UsageError(
      'malformed-credentials',
      'Cannot authenticate with Basic: the user name has a colon, and what follows would be the password.',
      'Pass --username without it.',
    )
  }
}

function verify({ request, credentials }: Verifying): Verification {
  const given = authorizationOf(request, 'Basic')
  if (typeof given !== 'string') return given
  const bytes = decode(given, 'base64')
  if (bytes === null) return refused('wrong-encoding', 'Authorization: what follows "Basic" is not base64.')
  if (!bytes.includes(':')) {
    return refused('malformed', 'Authorization: there is no colon between user name and password.')
  }
  if (sameText(bytes.toString('base64'), encoded(credentials))) return accepted
  const { username = '', password = '' } = credentials
  if (bytes.toString('latin1') === `${username}:${password}`) {
    return refused(
      'wrong-encoding',
      'Authorization: user name and password are in Latin-1; they are to be UTF-8.',
    )
  }
  return refused('mismatch', 'Authorization: the user name or the password is another one.')
}
