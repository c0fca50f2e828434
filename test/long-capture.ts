import { readFileSync } from 'node:fs'

const folder = new URL('../fixtures/captures/ndjson/', import.meta.url)

/** A capture of many megabytes: valid deliveries, wrong ones, repeated ones and lines that cannot be read, in turn. */
export function longCapture(megabytes: number): string {
  const lines = ['problems', 'broken', 'sequence', 'several-providers', 'news'].flatMap((name) =>
    readFileSync(new URL(`${name}.ndjson`, folder), 'utf8').split('\n'),
  )
  const block = ['', '  ', ...lines].join('\n')
  return block.repeat(Math.ceil((megabytes * 1e6) / block.length))
}
