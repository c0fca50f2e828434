/**
 * The whole suite against every correct receiver, with many seeds: no failure, no inconclusive. Takes long, and is
 * therefore no part of `npm test`. `npm run soak -- --seeds 5 --only express` narrows it; `--shard 1/4` takes one of four parts.
 */
import { parseArgs } from 'node:util'
import { correctCases } from '../test/matrix/matrix-cases.ts'
import { failedChecks, inconclusiveChecks, testReceiver } from '../test/matrix/test-receiver.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    runs: { type: 'string', default: '25' },
    only: { type: 'string', default: '' },
    shard: { type: 'string', default: '1/1' },
  },
})

const [shard = 1, shards = 1] = values.shard.split('/').map(Number)
const cases = correctCases()
  .filter(({ receiver, provider }) => `${receiver.name} ${provider}`.includes(values.only))
  .filter((_, index) => index % shards === shard - 1)
let accusations = 0
for (const { receiver, provider, store } of cases) {
  const missing = receiver.unavailable?.() ?? null
  if (missing !== null) {
    console.log(`skipped  ${receiver.name} at ${provider}: ${missing}`)
    continue
  }
  const began = performance.now()
  const wrong: string[] = []
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
    const outcome = await testReceiver({ receiver, provider, store, runs: Number(values.runs), seed })
    wrong.push(
      ...[...failedChecks(outcome), ...inconclusiveChecks(outcome)].map((id) => `seed ${seed}: ${id}`),
    )
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `${wrong.length === 0 ? 'green' : 'WRONG'}    ${receiver.name} at ${provider}, ${store} store, ${values.seeds} seeds, ${seconds} s`,
  )
  for (const line of wrong) console.log(`         ${line}`)
  accusations += wrong.length
}
console.log(
  accusations === 0 ? 'No correct receiver was accused.' : `${accusations} accusations or open questions.`,
)
process.exitCode = accusations === 0 ? 0 : 1
