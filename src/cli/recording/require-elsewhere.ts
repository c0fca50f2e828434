import { isLoopback, UsageError } from '../../model/index.ts'

/**
 * Makes sure that deliveries are not passed on to where they are taken: each would come back for ever. All names of
 * this machine count as one.
 *
 * @throws UsageError when the URL leads to that host and port.
 */
export function requireElsewhere(forward: string, host: string, port: number): void {
  const { hostname, port: named, protocol } = new URL(forward)
  const target = named === '' ? (protocol === 'https:' ? 443 : 80) : Number(named)
  if (target !== port || !isSame(hostname, host)) return
  throw new UsageError(
    'forward-to-itself',
    `Cannot forward to ${forward}: that is where hookproof itself listens.`,
    'Give the URL of your receiver with --forward, or another port with --port.',
  )
}

/** Whoever listens at all addresses of a machine listens at its own, too. */
function isSame(hostname: string, host: string): boolean {
  const bare = (text: string): string => text.replace(/^\[|\]$/g, '').toLowerCase()
  const listensHere = isLoopback(host) || /^[0.:]+$/.test(host)
  return bare(hostname) === bare(host) || (listensHere && isLoopback(hostname))
}
