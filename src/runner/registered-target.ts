import type { Registration } from '../endpoints/index.ts'
import { isLoopback, UsageError } from '../model/index.ts'
import type { Target } from '../probe/index.ts'

/**
 * Where deliveries go that a receiver registered itself for.
 *
 * @throws UsageError when that is neither this machine nor the one that the user named.
 */
export function registeredTarget({ url }: Registration, target: Target): Target & { readonly kind: 'url' } {
  const named = target.kind === 'url' ? new URL(target.url).hostname : undefined
  if (URL.canParse(url) && /^https?:/.test(url)) {
    const { hostname } = new URL(url)
    if (isLoopback(hostname) || hostname === named) return { kind: 'url', url }
  }
  throw new UsageError(
    'remote-target',
    `Cannot deliver to ${url}, which the receiver registered: it is not this machine, and the deliveries are hostile by design.`,
    'Let it register a loopback URL, or name that host as the target with --allow-remote.',
  )
}
