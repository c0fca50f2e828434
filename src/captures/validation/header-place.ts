import type { CapturedDelivery } from '../capture.ts'
import { frameOf } from './frame-of.ts'
import type { Remark } from './validation.ts'

/** Headers that hold a credential as it is. */
export const credentialHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
])

/** Where a header stands, and what stands there; where the entry begins when it has none of that name. */
export function headerPlace(delivery: CapturedDelivery, name: string): Pick<Remark, 'inFile' | 'frame'> {
  const { line, column } = delivery.place
  const wanted = name.toLowerCase()
  const index = delivery.headers.findIndex(([given]) => given.toLowerCase() === wanted)
  const [given, value] = delivery.headers[index] ?? []
  if (given === undefined || value === undefined) return { inFile: { line, column }, frame: null }
  const isShown = !credentialHeaders.has(wanted)
  return {
    inFile: delivery.headerAt?.(index) ?? { line, column },
    frame: isShown ? frameOf(`${given}: ${value}`, given.length + 2, value.length) : null,
  }
}
