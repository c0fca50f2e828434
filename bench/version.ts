import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Figure } from './main.ts'

/** `hookproof --version` beside an empty node process, medians of many starts in turn. */
export async function measureVersion(): Promise<readonly Figure[]> {
  const bin = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))
  const time = (args: readonly string[]): number => {
    const began = performance.now()
    const { status } = spawnSync(process.execPath, args)
    if (status !== 0) throw new Error(`node ${args.join(' ')} failed; run npm run build first`)
    return performance.now() - began
  }
  const empty: number[] = []
  const version: number[] = []
  for (let round = 0; round < 21; round += 1) {
    empty.push(time(['-e', '0']))
    version.push(time([bin, '--version']))
  }
  const ratio = median(version) / median(empty)
  return [
    {
      what: '`hookproof --version` beside an empty node process',
      measured: `${ratio.toFixed(2)} × (${median(version).toFixed(0)} ms)`,
      promised: '≤ 2 ×',
      holds: ratio <= 2,
    },
  ]
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
