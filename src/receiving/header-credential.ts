import { requireTexts } from './credentials.ts'
import type { ModeDefinition } from './mode.ts'
import { badCredential, onlyValue } from './only-value.ts'
import { isAmong } from './same-bytes.ts'

/** A fixed value in a header; where the provider does not name it, the user does. */
export function headerCredential(named: string | null): ModeDefinition {
  return {
    credentialHeader: ({ headerName }) => headerName ?? named ?? '',
    verify: async (request, { options, provider }) => {
      const [name = ''] = requireTexts(options.headerName ?? named ?? undefined, 'headerName', provider)
      const values = requireTexts(options.headerValue, 'headerValue', provider)
      const given = onlyValue(request, name.toLowerCase())
      if (typeof given !== 'string') return given
      return (await isAmong(given, values)) ? null : badCredential(name.toLowerCase())
    },
  }
}
