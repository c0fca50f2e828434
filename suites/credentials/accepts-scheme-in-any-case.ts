import { tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted } from '../../src/judging/index.ts'
import type { Check } from '../../src/model/index.ts'
import { credentialTamperings, type Templates } from './templates.ts'

const templates: Templates = {
  basic: [
    ['scheme written "basic"', 'basic {base64:{username}:{password}}'],
    ['scheme written "BASIC"', 'BASIC {base64:{username}:{password}}'],
  ],
  bearer: [
    ['scheme written "bearer"', 'bearer {token}'],
    ['scheme written "BEARER"', 'BEARER {token}'],
  ],
  header: [],
}

/** Writes the name of the authentication scheme in small letters and in capitals. */
export const acceptsSchemeInAnyCase: Check = {
  id: 'credentials/accepts-scheme-in-any-case',
  level: 'should',
  claim: 'A receiver accepts the right credential whatever the letter case of its scheme.',
  because: [
    'RFC 9110, section 11.1: the name of an authentication scheme is case-insensitive',
    'rails/rails#57990, divviup/janus#3107, owncast/owncast#3376: "bearer" was refused',
  ],
  needs: ['authorization-scheme'],
  fix: 'Compare the word before the first space without regard to letter case, and what follows it exactly.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, credentialTamperings(terms, templates), 'genuine'),
  judge: expectAccepted,
}
