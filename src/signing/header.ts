import { UsageError } from '../model/errors.ts'
import type { AuthenticationMode, Credentials } from '../model/index.ts'
import { credentialTexts, onlyValue, sameText, withCredential } from './credential-header.ts'
import { accepted, refused, type Scheme } from './scheme.ts'

type HeaderMode = Extract<AuthenticationMode, { readonly kind: 'header' }>

/** A fixed value in a header whose name the provider or the user chose. */
export function header(mode: HeaderMode): Scheme {
  const nameOf = ({ headerName }: Credentials) => headerName ?? mode.header?.value ?? ''
  const givenValue = ({ headerValue, token }: Credentials) => headerValue ?? token ?? ''
  return {
    requireCredentials: (credentials) => requireCredentials(nameOf(credentials), givenValue(credentials)),
    authenticate: (input) =>
      withCredential(input, {
        name: nameOf(input.credentials),
        value: givenValue(input.credentials),
        texts: credentialTexts(input.credentials, givenValue(input.credentials)),
      }),
    verify: ({ request, credentials }) => {
      const given = onlyValue(request, nameOf(credentials))
      if (typeof given !== 'string') return given
      if (sameText(given, givenValue(credentials))) return accepted
      return refused('mismatch', `${nameOf(credentials)}: the value is another one.`)
    },
    secrets: (credentials) => {
      const value = givenValue(credentials)
      return [value, Buffer.from(value, 'utf8').toString('base64')]
    },
  }
}

function requireCredentials(name: string, value: string): void {
  const missing = [...(name === '' ? ['--header-name'] : []), ...(value === '' ? ['--header-value'] : [])]
  if (missing.length > 0) {
    throw new UsageError(
      'missing-credentials',
      `Cannot authenticate with a header: ${name === '' ? 'no header name is' : `no value for "${name}" is`} given.`,
      `Pass ${missing.join(' and ')}.`,
    )
  }
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
    throw new UsageError(
      'malformed-credentials',
      `Cannot authenticate with the header "${name}": this is no header name.`,
      'Pass --header-name with letters, digits and hyphens only.',
    )
  }
  if (value !== value.trim() || /[^\t\x20-\x7e\x80-\xff]/.test(value)) {
    throw new UsageError(
      'malformed-credentials',
      `Cannot authenticate with the header "${name}": its value has line breaks, spaces around it or characters that no header can carry.`,
      'Pass --header-value without them.',
    )
  }
}
