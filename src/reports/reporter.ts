import type { Progress, Report } from '../model/index.ts'

/** What is known before anything is sent. */
export interface Subject {
  readonly version: string
  readonly provider: string
  readonly target: string
}

/** What a writer may depend on, beside the report. */
export interface ReporterOptions {
  readonly colour: boolean
  /** Characters per line. */
  readonly width: number
  /** Given when the run is shown while it lasts. */
  readonly subject?: Subject
}

/** Writes one report. */
export interface Reporter {
  /** Text to show now, complete lines; what was shown is not repeated by `render`. */
  readonly onProgress?: (progress: Progress) => string
  /** The report; or what of it is not shown yet. */
  readonly render: (report: Report) => string
}

/** One format, and how to get its writer. */
export interface ReportFormat {
  readonly id: string
  readonly load: () => Promise<(options: ReporterOptions) => Reporter>
}
