import { requireTexts } from './credentials.ts'
import type { ModeDefinition } from './mode.ts'
import { authorizationOf, badCredential } from './only-value.ts'
import { isAmong } from './same-bytes.ts'

/** A fixed bearer token (RFC 6750). */
export function bearer(): ModeDefinition {
  return {
    verify: async (request, { options, provider }) => {
      const tokens = requireTexts(options.token, 'token', provider)
      const given = authorizationOf(request, 'bearer')
      if (typeof given !== 'string') return given
      return (await isAmong(given, tokens)) ? null : badCredential('authorization')
    },
  }
}
