import type { Tampering, Terms } from '../../src/model/index.ts'

/** Templates of credential headers by the kind of mode. */
export type Templates = Readonly<Record<'basic' | 'bearer' | 'header', readonly Named[]>>

type Named = readonly [name: string, template: string]

/** The tamperings for the mode of the receiver. */
export function credentialTamperings({ mode }: Terms, templates: Templates): readonly Tampering[] {
  if (mode.kind === 'signature' || mode.kind === 'none') throw new Error(`mode ${mode.id} has no credential`)
  return templates[mode.kind].map(([name, template]) => ({ name, credential: { kind: 'set', template } }))
}
