export { type ConformanceOptions, conformance, type Receiver } from './vitest/index.ts'
