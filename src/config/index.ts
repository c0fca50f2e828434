/**
 * From flags, environment and configuration file to checked settings.
 * May import model, and from reports the names of formats.
 * To add an option: one entry in `options.ts`, one line in `settings.ts` and its type.
 */
export * from './configuration-file.ts'
export * from './json-or-text.ts'
export * from './nearest.ts'
export * from './options.ts'
export { readValue } from './read-value.ts'
export * from './require-local.ts'
export * from './settings.ts'
export * from './test-settings.ts'
