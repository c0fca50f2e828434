/**
 * Measures what the documentation promises, each figure beside its peer in the same run. Prints a table; with
 * `--write`, also puts it into docs/benchmarks.md.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { measureExplorer } from './explorer.ts'
import { measureRuns } from './full-run.ts'
import { measureRunsWithCalls } from './full-run-with-calls.ts'
import { measureValidation } from './validation.ts'
import { measureVersion } from './version.ts'

/** One promise, and what was measured. */
export interface Figure {
  readonly what: string
  readonly measured: string
  readonly promised: string
  readonly holds: boolean
}

const figures: Figure[] = []
for (const measure of [
  measureVersion,
  measureExplorer,
  measureRuns,
  measureRunsWithCalls,
  measureValidation,
]) {
  for (const figure of await measure()) {
    figures.push(figure)
    console.log(
      `${figure.holds ? 'ok ' : 'MISSED'}  ${figure.what}: ${figure.measured} (promised ${figure.promised})`,
    )
  }
}

const machine = `Node ${process.versions.node}, ${cpus().length} cores`
const rows = figures.map(
  ({ what, measured, promised, holds }) =>
    `| ${what} | ${measured} | ${promised} | ${holds ? 'yes' : 'no'} |`,
)
const table = ['| what | measured | promised | holds |', '|---|--:|--:|---|', ...rows].join('\n')
if (process.argv.includes('--write')) {
  const file = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))
  const text = await readFile(file, 'utf8')
  await writeFile(
    file,
    text.replace(/(<!-- figures -->\n)[\s\S]*(<!-- end -->)/, `$1\n${machine}\n\n${table}\n\n$2`),
  )
}
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1
