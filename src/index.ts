export { suites } from '../suites/index.ts'
export { assume, listProviders, loadProvider, type Provider } from './contracts/index.ts'
export type {
  AttemptRecord,
  AuthenticationMode,
  Basis,
  Check,
  CheckResult,
  Conformance,
  Contract,
  Counterexample,
  Credentials,
  EventFamily,
  EventType,
  Fact,
  Finding,
  Grounds,
  Json,
  JsonObject,
  Level,
  NotApplicable,
  Progress,
  Report,
  Scenario,
  Suite,
  Terms,
  Transcript,
  Verdict,
} from './model/index.ts'
export { HookproofError, RunError, UsageError } from './model/index.ts'
export type { FetchHandler, Source, Target } from './probe/index.ts'
export { formats, type Reporter, type ReporterOptions, type ReportFormat } from './reports/index.ts'
export { parseKnownFailures, type RunSettings, run } from './runner/index.ts'
export { type CompiledSchema, compileSchema, type Problem } from './schemas/index.ts'
