import { isLoopback, UsageError } from '../model/index.ts'
import { readUrl } from './read-value.ts'

/**
 * A URL that recorded deliveries go to: of this machine, unless others are allowed.
 *
 * @param name How people would recognise it: `--forward`, `the URL`.
 * @throws UsageError when it is none, or leads elsewhere.
 */
export function requireLocal(
  value: string,
  name: string,
  purpose: 'forward' | 'replay',
  allowRemote: boolean,
): string {
  const url = readUrl({ value, name })
  const { hostname } = new URL(url)
  if (allowRemote || isLoopback(hostname)) return url
  throw new UsageError(
    'remote-target',
    `Cannot ${purpose} to ${hostname}: it is not this machine.`,
    'Add --allow-remote if the receiver is yours, and may have these data.',
  )
}
