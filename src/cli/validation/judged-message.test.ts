import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type JudgedEntry, judgeEntries, ndjsonLines } from '../../captures/index.ts'
import { listProviders, loadProvider } from '../../contracts/index.ts'
import { readJudged, writeJudged } from './judged-message.ts'

const providers = await Promise.all((await listProviders()).map((id) => loadProvider(id)))

test.each(['valid', 'problems', 'broken', 'sequence', 'several-providers', 'news'])(
  'reads %s.ndjson as it was written',
  (name) => {
    const file = `fixtures/captures/ndjson/${name}.ndjson`
    const stream = ndjsonLines(file)
    const entries = [...stream.push(readFileSync(file)), ...stream.end()]
    const judged = judgeEntries(entries, { providers })
    expect(judged.length).toBeGreaterThan(0)
    expect(readJudged(writeJudged(judged), file).map(told)).toEqual(judged)
  },
)

/** With the words, which are found when somebody asks. */
function told(entry: JudgedEntry): JudgedEntry {
  if (entry.kind === 'broken' || entry.facts === null) return entry
  const { body, marks, state, words } = entry.facts
  return { ...entry, facts: { body, marks, state, words } }
}
