import { requireTexts } from './credentials.ts'
import { base64 } from './encodings.ts'
import type { ModeDefinition } from './mode.ts'
import { authorizationOf, badCredential } from './only-value.ts'
import { sameBytes } from './same-bytes.ts'

/** HTTP Basic: user name and password in UTF-8 (RFC 7617). */
export function basic(): ModeDefinition {
  return {
    verify: async (request, { options, provider }) => {
      const [username = ''] = requireTexts(options.username, 'username', provider)
      const passwords = requireTexts(options.password, 'password', provider)
      if (username.includes(':')) {
        throw new TypeError(
          'Cannot verify HTTP Basic: the user name has a colon, and what follows would be the password.',
        )
      }
      const given = authorizationOf(request, 'basic')
      if (typeof given !== 'string') return given
      const bytes = base64.decode(given)
      if (bytes === null) return badCredential('authorization')
      const encoder = new TextEncoder()
      const same = await Promise.all(
        passwords.map((password) => sameBytes(encoder.encode(`${username}:${password}`), bytes)),
      )
      return same.includes(true) ? null : badCredential('authorization')
    },
  }
}
