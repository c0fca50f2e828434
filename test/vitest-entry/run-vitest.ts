import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One test as vitest's own JSON report has it. */
export interface Told {
  readonly file: string
  readonly name: string
  readonly status: string
  readonly message: string
}

/** What a run of vitest left behind. */
export interface VitestRun {
  readonly exitCode: number
  /** Standard output and errors, as a terminal shows them. */
  readonly output: string
  readonly tests: readonly Told[]
}

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const config = fileURLToPath(new URL('specs/vitest.config.ts', import.meta.url))

/** Runs the real vitest on the specifications beside this file. */
export async function runVitest(
  files: readonly string[],
  flags: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<VitestRun> {
  const folder = await mkdtemp(join(tmpdir(), 'hookproof-vitest-'))
  const report = join(folder, 'report.json')
  try {
    const { exitCode, output } = await execute(
      [
        vitest,
        'run',
        '--config',
        config,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]
        // One process for all files: what is tested here is the tests, not how vitest keeps them apart.
        .concat('--no-isolate', '--maxWorkers=1', ...flags, ...files.map((file) => `${file}.spec.ts`)),
      environment,
    )
    const { testResults } = JSON.parse(await readFile(report, 'utf8')) as JsonReport
    const tests = testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(
        ({ fullName, status, failureMessages }): Told => ({
          file: basename(name, '.spec.ts'),
          name: fullName,
          status,
          message: failureMessages?.join('\n') ?? '',
        }),
      ),
    )
    return { exitCode, output, tests }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function execute(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly exitCode: number; readonly output: string }> {
  const { VITEST: _, ...outer } = process.env
  const env = { ...outer, NO_COLOR: '1', FORCE_COLOR: '0', ...environment }
  return new Promise((resolve) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, [...command], options, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr })
    })
  })
}
