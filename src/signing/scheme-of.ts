import type { AuthenticationMode } from '../model/index.ts'
import { basic } from './basic.ts'
import { bearer } from './bearer.ts'
import { header } from './header.ts'
import { none } from './none.ts'
import type { Scheme } from './scheme.ts'
import { signature } from './signature.ts'

const schemes = new WeakMap<AuthenticationMode, Scheme>()

/** The scheme of a mode; its rules are read once. */
export function schemeOf(mode: AuthenticationMode): Scheme {
  const known = schemes.get(mode)
  if (known !== undefined) return known
  const made = build(mode)
  schemes.set(mode, made)
  return made
}

function build(mode: AuthenticationMode): Scheme {
  switch (mode.kind) {
    case 'signature':
      return signature(mode)
    case 'basic':
      return basic()
    case 'bearer':
      return bearer()
    case 'header':
      return header(mode)
    case 'none':
      return none
  }
}
