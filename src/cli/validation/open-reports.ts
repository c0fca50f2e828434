import { statSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Finding, ValidationSummary } from '../../captures/index.ts'
import { didYouMean } from '../../config/index.ts'
import { UsageError } from '../../model/index.ts'
import type { Shell } from '../shell.ts'
import { type ValidationReporter, validationFormats } from './reporter.ts'

/** Where the reports of one validation go, while it lasts. */
export interface ValidationReports {
  readonly found: (findings: readonly Finding[]) => Promise<void>
  readonly end: (summary: ValidationSummary) => Promise<void>
  readonly close: () => Promise<void>
  /** Absolute paths of the files that they go to: they are no captures. */
  readonly files: ReadonlySet<string>
}

interface Sink {
  readonly reporter: ValidationReporter
  readonly write: (text: string) => Promise<void> | void
  readonly close: () => Promise<void>
}

/**
 * Opens a writer per report that was asked for, as `format` or `format=file`.
 *
 * @param captures What is read: none of it is overwritten.
 * @throws UsageError for an unknown format, a file that cannot be written, or two reports in one place.
 */
export async function openValidationReports(
  asked: readonly string[],
  captures: readonly string[],
  shell: Shell,
): Promise<ValidationReports> {
  requireOwnPlaces(asked, shell)
  const sinks: Sink[] = []
  const files = new Set(asked.flatMap((one) => fileOf(one, captures, shell) ?? []))
  const close = async (): Promise<void> => {
    for (const sink of sinks.splice(0)) await sink.close()
  }
  try {
    for (const one of asked) sinks.push(await openSink(one, shell))
  } catch (error) {
    await close()
    throw error
  }
  return {
    found: async (findings) => {
      for (const { reporter, write } of sinks) {
        const text = findings.map(reporter.found).join('')
        if (text !== '') await write(text)
      }
    },
    end: async (summary) => {
      for (const { reporter, write } of sinks) await write(reporter.end(summary))
    },
    close,
    files,
  }
}

function fileOf(asked: string, captures: readonly string[], { workingDirectory }: Shell): string | undefined {
  const at = asked.indexOf('=')
  if (at < 0 || at === asked.length - 1) return undefined
  const file = resolve(workingDirectory, asked.slice(at + 1))
  if (!captures.some((capture) => capture !== '-' && isSameFile(resolve(workingDirectory, capture), file)))
    return file
  throw new UsageError(
    'report-is-capture',
    `Cannot write the report ${asked.slice(at + 1)}: it is one of the captures.`,
    'Name another file.',
  )
}

/** As `hookproof test` refuses it. */
function requireOwnPlaces(asked: readonly string[], { workingDirectory }: Shell): void {
  const files = asked.map((one) => one.split('=').slice(1).join('='))
  const places = files.map((file) => (file === '' ? '' : resolve(workingDirectory, file)))
  const twice = places.findIndex((place, index) => places.indexOf(place) !== index)
  if (twice === -1) return
  throw new UsageError(
    'two-reports',
    `Cannot write two reports to ${files[twice] || 'standard output'}: they would be mixed.`,
    'Give all but one a file of its own, for example --reporter json=report.json.',
  )
}

/** Also where one is a link to the other. */
function isSameFile(one: string, other: string): boolean {
  if (one === other) return true
  try {
    const [a, b] = [statSync(one), statSync(other)]
    return a.ino === b.ino && a.dev === b.dev
  } catch {
    return false
  }
}

async function openSink(asked: string, { stdout, workingDirectory }: Shell): Promise<Sink> {
  const [id = '', ...rest] = asked.split('=')
  const file = rest.join('=')
  const ids = validationFormats.map((one) => one.id)
  const format = validationFormats.find((one) => one.id === id)
  if (format === undefined) {
    throw new UsageError(
      'unknown-reporter',
      `Cannot report as "${id}": there is no such format.`,
      didYouMean(id, ids, ''),
    )
  }
  const create = await format.load()
  if (file === '') {
    const { columns: width, colour } = stdout
    return { reporter: create({ width, colour }), write: stdout.write, close: async () => {} }
  }
  try {
    const path = resolve(workingDirectory, file)
    await mkdir(dirname(path), { recursive: true })
    const handle = await open(path, 'w')
    return {
      reporter: create({ width: 100, colour: false }),
      write: (text) => handle.appendFile(text),
      close: () => handle.close(),
    }
  } catch (error) {
    throw new UsageError(
      'unwritable-report',
      `Cannot write the report ${file}: ${(error as Error).message.split('\n')[0]}.`,
      'Name a file that can be written.',
      error,
    )
  }
}
