import { type Flags, flagOf, options } from '../config/index.ts'
import { quote } from './quote.ts'

/** What a replay says itself, and what does not matter to it. */
const replaced: readonly string[] = [
  'only',
  'skip',
  'level',
  'seed',
  'path',
  'runs',
  'workers',
  'reporter',
  'strict',
]
const irrelevant: readonly string[] = [...replaced, 'knownFailures', 'timeLimit']

/**
 * The command that executes one counterexample again, from the flags that were given.
 *
 * Secrets become variables; what comes from the environment or the configuration file is found there again.
 */
export function replayCommand(flags: Flags): (id: string, seed: number, path: string) => string {
  const kept = options
    .filter(({ key }) => flags[key] !== undefined && !irrelevant.includes(key))
    .flatMap(({ key, kind, environment }) => {
      if (kind === 'switch') return [flagOf(key)]
      if (environment !== undefined && key !== 'username') return [`${flagOf(key)} "$${environment}"`]
      return [flags[key]].flat().map((value) => `${flagOf(key)} ${quote(String(value))}`)
    })
  const words = [
    ...(flags.url === undefined ? [] : [quote(String(flags.url))]),
    ...kept,
    ...(flags.config === undefined ? [] : [`--config ${quote(String(flags.config))}`]),
  ]
  return (id, seed, path) =>
    ['hookproof test', ...words, `--only ${id} --seed ${seed} --path ${path}`].join(' ')
}
