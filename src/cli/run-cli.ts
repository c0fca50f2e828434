import { Command, CommanderError } from 'commander'
import pc from 'picocolors'

import { version } from '../runner/version.ts'
import { examples } from './command.ts'
import { type CommandEntry, commands } from './commands/index.ts'
import { describeError, exitCodeOf } from './describe-error.ts'
import type { ExitCode, Shell } from './shell.ts'
import { unknownCommand, usageErrorOf } from './usage-error.ts'

/** Runs one command line; whatever happens ends in an exit code, never in an exception. */
export async function runCli(line: readonly string[], shell: Shell): Promise<ExitCode> {
  let code: ExitCode = 0
  const told: Shell = {
    ...shell,
    finish: (given) => {
      code = given
      shell.finish(given)
    },
  }
  try {
    return (await execute(line, told)) ?? code
  } catch (error) {
    shell.stderr.write(describeError(error, shell))
    return exitCodeOf(error)
  }
}

/** The exit code where the command itself gives none: help was shown. */
async function execute(line: readonly string[], shell: Shell): Promise<ExitCode | undefined> {
  const words = line[0] === 'help' ? [...line.slice(1, 2), '--help'] : line
  const [name] = words
  if (name === undefined) {
    shell.stderr.write(program(shell).helpInformation())
    return 2
  }
  const entry = commands.find((command) => command.name === name)
  if (entry === undefined && !name.startsWith('-')) throw unknownCommand(name)
  const root = program(shell)
  const command = entry === undefined ? root : await add(root, entry, shell)
  try {
    await root.parseAsync([...words], { from: 'user' })
    return undefined
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    throw usageErrorOf(error, command)
  }
}

function program(shell: Shell): Command {
  const colours = pc.createColors(shell.stdout.colour)
  const root = new Command('hookproof')
    .description('The contract test and conformance suite for webhook receivers.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ styleTitle: (text) => colours.bold(text), showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => Math.min(100, shell.stdout.columns),
      getErrHelpWidth: () => Math.min(100, shell.stderr.columns),
      getOutHasColors: () => shell.stdout.colour,
    })
    .addHelpText(
      'after',
      examples(['test http://localhost:3000/hooks --provider <id>', 'list --provider <id>', 'test --help']),
    )
  for (const { name, summary } of commands) root.command(name).description(summary)
  return root
}

async function add(root: Command, { name, load }: CommandEntry, shell: Shell): Promise<Command> {
  const command = root.commands.find((one) => one.name() === name)
  if (command === undefined) throw new Error(`there is no command ${name}`)
  const { register } = await load()
  register(command, shell)
  return command
}
