import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { ReporterSetting } from '../config/index.ts'
import { type Progress, type Report, UsageError } from '../model/index.ts'
import { formats, type Reporter, type Subject } from '../reports/index.ts'
import { openLiveView } from './live-view.ts'
import type { Shell } from './shell.ts'

/** Where the reports of one run go, while it lasts and when it is over. */
export interface ReportWriters {
  readonly onProgress: (progress: Progress) => void
  readonly write: (report: Report) => Promise<void>
  /** Clears the terminal, also when there is nothing to write. */
  readonly close: () => void
}

/** Opens a writer per report that was asked for. What stands on the terminal is shown while it happens. */
export async function openReports(
  settings: readonly ReporterSetting[],
  subject: Subject,
  shell: Shell,
): Promise<ReportWriters> {
  const { stdout, stderr } = shell
  const opened = await Promise.all(
    settings.map(async ({ id, file }) => {
      const { colour, columns: width } = file === undefined ? stdout : { colour: false, columns: 100 }
      return { file, reporter: await createReporter(id, { colour, width, subject }) }
    }),
  )
  const shown = opened.find(({ file }) => file === undefined)?.reporter
  const isPretty = shown?.onProgress !== undefined
  // A report for machines leaves the terminal to nobody else: then progress goes where errors go.
  const view = await openLiveView(isPretty ? stdout : { ...stderr, write: () => {} })
  return {
    onProgress: (progress) => view.show(progress, shown?.onProgress?.(progress) ?? ''),
    close: view.close,
    write: async (report) => {
      view.close()
      for (const { file, reporter } of opened) {
        const text = reporter.render(report)
        if (file === undefined) stdout.write(text)
        else await save(resolve(shell.workingDirectory, file), text, file)
      }
    },
  }
}

async function createReporter(
  id: string,
  options: { readonly colour: boolean; readonly width: number; readonly subject: Subject },
): Promise<Reporter> {
  const format = formats.find((one) => one.id === id)
  if (format === undefined) throw new Error(`there is no report format ${id}`)
  return (await format.load())(options)
}

async function save(path: string, text: string, asked: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  } catch (error) {
    throw new UsageError(
      'unwritable-report',
      `Cannot write the report ${asked}: ${(error as Error).message.split('\n')[0]}.`,
      'Name a file that can be written.',
      error,
    )
  }
}
