import type { Command } from 'commander'
import type { Shell } from './shell.ts'

/**
 * What every file in `commands/` exports as `register`: describes the command and what it does.
 *
 * The given command already has its name and its summary (both stand in `commands/index.ts`, so that help can
 * list them without loading anything). `register` adds arguments, options and examples, and one `action`, which
 * writes through the shell only, ends with `shell.finish(code)`, and throws `UsageError` or `RunError` for
 * everything that the user can mend.
 *
 * @example
 * export const register: Register = (command, shell) => {
 *   command
 *     .argument('[provider]', 'id of a provider, or a folder')
 *     .option('--json', 'print JSON')
 *     .addHelpText('after', examples(['providers', 'providers acme --json']))
 *     .action(async (provider: string | undefined, flags: { readonly json?: true }) => {
 *       shell.stdout.write(await table(provider, flags))
 *       shell.finish(0)
 *     })
 * }
 */
export type Register = (command: Command, shell: Shell) => void

/** The tail of a help text: commands to copy. */
export function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ hookproof ${line}`).join('\n')}\n`
}

/** Gathers an option that may be given several times; the third argument of commander's `option`. */
export function gather(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}
