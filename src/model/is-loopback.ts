/**
 * Whether a URL's host name means this machine. Only names that cannot mean another one count.
 *
 * @param hostname As `URL` writes it: addresses are in their one normal form then.
 */
export function isLoopback(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  return loopback.test(host) || host === 'localhost' || host.endsWith('.localhost')
}

/** 127.0.0.0/8, also as IPv6, and the addresses that mean all of this machine's own. */
const loopback = /^(127(\.\d{1,3}){3}|0\.0\.0\.0|::1?|::ffff:(7f[0-9a-f]{2}:[0-9a-f]{1,4}|0:0))$/
