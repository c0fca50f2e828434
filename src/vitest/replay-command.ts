/**
 * The command that asks one check again with the same seed.
 *
 * @param file As vitest names it, relative to where it runs.
 * @param titles Of the describe blocks and the test.
 */
export function replayCommand(file: string, titles: readonly string[], seed: number): string {
  return `HOOKPROOF_SEED=${seed} npx vitest run ${file} -t '${titles.join(' ')}$'`
}
