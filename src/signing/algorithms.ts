import { UsageError } from '../model/errors.ts'
import type { Algorithm } from './algorithm.ts'
import { ed25519 } from './ed25519.ts'
import { hmac } from './hmac.ts'
import { plainSha256 } from './plain-digest.ts'
import { ecdsaP256, rsaPkcs1 } from './public-key.ts'

const known = new Map<string, Algorithm>(
  [plainSha256, ed25519, ecdsaP256, rsaPkcs1].map((algorithm) => [algorithm.name, algorithm]),
)

/** The algorithm of that name: the listed ones, or `hmac-` and any hash that Node has. */
export function algorithmNamed(name: string): Algorithm {
  const listed = known.get(name)
  if (listed !== undefined) return listed
  const made = name.startsWith('hmac-') ? hmac(name.slice('hmac-'.length)) : null
  if (made === null) {
    throw new UsageError(
      'unsupported-scheme',
      `Cannot sign with "${name}": this version does not implement it.`,
      `Use hmac-sha1, hmac-sha256, hmac-sha384, hmac-sha512, ${[...known.keys()].join(', ')}.`,
    )
  }
  known.set(name, made)
  return made
}
