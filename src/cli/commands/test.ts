import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { suites } from '../../../suites/index.ts'
import { type Flags, options, type TestSettings } from '../../config/index.ts'
import type { Provider } from '../../contracts/index.ts'
import { type Report, UsageError } from '../../model/index.ts'
import { redactReport } from '../../reports/index.ts'
import { parseKnownFailures, type RunSettings, run } from '../../runner/index.ts'
import { version } from '../../runner/version.ts'
import { examples, type Register } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { addOptions, prepare } from '../prepare.ts'
import { replayCommand } from '../replay-command.ts'
import type { Shell } from '../shell.ts'
import { openReports } from '../write-reports.ts'

/** `hookproof test`: plays the provider against a running receiver and reports. */
export const register: Register = (command, shell) => {
  addOptions(
    command,
    options.map(({ key }) => key),
  )
  command
    .addHelpText(
      'after',
      `\nExit codes:\n  0  nothing required is broken\n  1  findings, or a stale known failure\n  2  used wrongly, or nothing selected\n  3  could not be completed\n${examples(
        [
          'test http://localhost:3000/hooks --provider <id>',
          'test http://localhost:3000/hooks --provider ./acme --effects http://localhost:3000/effects',
          "test http://localhost:3000/hooks --provider <id> --only 'signatures/*' --reporter junit=report.xml",
        ],
      )}`,
    )
    .action(async (url: string | undefined, given: Flags) => {
      shell.finish(await test(url === undefined ? given : { ...given, url }, shell))
    })
}

async function test(flags: Flags, shell: Shell): Promise<0 | 1 | 2 | 3> {
  const { told, provider, secrets } = await prepare(flags, shell, 'test')
  const knownFailures = await readKnownFailures(told, shell.workingDirectory)
  const subject = { version, provider: provider.contract.name, target: told.url }
  const reports = await openReports(told.reporters, subject, shell)
  let report: Report
  try {
    report = await run({
      ...runSettings(told, provider),
      ...(knownFailures === undefined ? {} : { knownFailures }),
      replayCommand: replayCommand(flags),
      signal: shell.signal,
      onProgress: reports.onProgress,
    })
  } finally {
    reports.close()
  }
  await reports.write(redactReport(report, secrets))
  return exitCode(report, told.strict)
}

function runSettings(told: TestSettings, provider: Provider): RunSettings {
  const { url, reporters: _reporters, strict: _strict, knownFailures: _file, assume: _assume, ...rest } = told
  return { ...rest, provider, suites, target: { kind: 'url', url } }
}

async function readKnownFailures(
  { knownFailures: file }: TestSettings,
  folder: string,
): Promise<readonly string[] | undefined> {
  if (file === undefined) return undefined
  try {
    return parseKnownFailures(await readFile(resolve(folder, file), 'utf8'))
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const found = missing ? 'there is no such file' : (error as Error).message.split('\n')[0]
    throw new UsageError(
      'unreadable-known-failures',
      `Cannot read known failures from ${file}: ${found}.`,
      'Create the file, or leave --known-failures out.',
      error,
    )
  }
}
