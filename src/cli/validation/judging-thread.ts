import { parentPort, workerData } from 'node:worker_threads'
import { judgeEntries, type LinesBefore, ndjsonLines, type SignatureQuestion } from '../../captures/index.ts'
import { loadProvider } from '../../contracts/index.ts'
import { writeJudged } from './judged-text.ts'

/** What a thread is told when it begins. */
export interface ThreadOrder {
  readonly file: string
  /** As `--provider` takes them. */
  readonly providers: readonly string[]
  /** Whose deliveries are verified, and with what. */
  readonly signature: { readonly provider: string; readonly question: SignatureQuestion } | null
}

/** One part of the file. */
export interface ThreadTask {
  readonly part: Uint8Array
  readonly before: LinesBefore
}

if (parentPort !== null) {
  const port = parentPort
  const { file, providers: ids, signature } = workerData as ThreadOrder
  const loading = Promise.all(ids.map((id) => loadProvider(id)))
  port.on('message', async ({ part, before }: ThreadTask) => {
    const providers = await loading
    const stream = ndjsonLines(file, before)
    const entries = [...stream.push(part), ...stream.end()]
    const judged = judgeEntries(entries, {
      providers,
      ...(signature === null
        ? {}
        : {
            signature: ({ contract }) => (contract.id === signature.provider ? signature.question : null),
          }),
    })
    port.postMessage(writeJudged(judged))
  })
}
