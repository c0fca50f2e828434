import type { Command, CommanderError } from 'commander'
import { didYouMean } from '../config/nearest.ts'
import { UsageError } from '../model/index.ts'
import { commands } from './commands/index.ts'

/** The error of a command that does not exist. */
export function unknownCommand(name: string): UsageError {
  const names = commands.map((command) => command.name)
  return new UsageError(
    'unknown-command',
    `Cannot run "${name}": there is no such command.`,
    didYouMean(name, names, 'Run `hookproof --help` to see all commands.'),
  )
}

/** What commander found wrong with a command line, in our grammar. */
export function usageErrorOf(error: CommanderError, command: Command): UsageError {
  const [, quoted = ''] = /'([^']*)'/.exec(error.message) ?? []
  const help = `Run \`hookproof ${command.name()} --help\`.`.replace('hookproof hookproof', 'hookproof')
  switch (error.code) {
    case 'commander.unknownOption': {
      const flags = command.options.map(({ long }) => long ?? '').filter((flag) => flag !== '')
      return new UsageError(
        'unknown-option',
        `Cannot use ${quoted}: there is no such option.`,
        didYouMean(quoted, [...flags, '--help'], help).replace(/^Choose one of .*/, help),
      )
    }
    case 'commander.optionMissingArgument': {
      const [flag = quoted] = /--[a-z-]+/.exec(quoted) ?? []
      return new UsageError(
        'missing-value',
        `Cannot use ${flag}: there is no value.`,
        `Give it as ${quoted}.`,
      )
    }
    case 'commander.missingArgument':
      return new UsageError(
        'missing-argument',
        `Cannot run "${command.name()}": there is no <${quoted}>.`,
        help,
      )
    case 'commander.excessArguments':
      return new UsageError(
        'too-many-arguments',
        `Cannot run "${command.name()}": there are more arguments than it takes.`,
        help,
      )
    default:
      return new UsageError(
        'invalid-command-line',
        `Cannot run "${command.name()}": ${error.message.replace(/^error: /, '').replace(/\.$/, '')}.`,
        help,
      )
  }
}
