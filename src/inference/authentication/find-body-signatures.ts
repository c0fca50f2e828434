import type { Location } from '../../model/index.ts'
import { scalarPaths } from '../events/scalar-paths.ts'
import type { Sample } from '../sample.ts'

const telling = /(^|_)(signature|sign|sig|hmac|mac)$|[a-z](Signature|Hmac)$/

/** Members of the body that are named and look like signatures. Their schemes are not searched for. */
export function findBodySignatures(samples: readonly Sample[]): readonly Location[] {
  return scalarPaths(samples.map(({ payload }) => payload)).flatMap(({ pointer, path, values }) => {
    const isLong = values.every((value) => typeof value === 'string' && /^[\w+/=:,-]{20,}$/.test(value))
    return isLong && telling.test(path.at(-1) ?? '') ? [`body:${pointer}`] : []
  })
}
