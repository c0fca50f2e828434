import { parentPort, workerData } from 'node:worker_threads'
import type { SignatureQuestion } from '../../captures/index.ts'
import { loadProvider } from '../../contracts/index.ts'
import { judgePart, type ThreadTask } from './judge-part.ts'
import { writeJudged } from './judged-message.ts'

/** What a thread is told when it begins. */
export interface ThreadOrder {
  readonly file: string
  /** As `--provider` takes them. */
  readonly providers: readonly string[]
  /** Whose deliveries are verified, and with what. */
  readonly signature: { readonly provider: string; readonly question: SignatureQuestion } | null
}

if (parentPort !== null) {
  const port = parentPort
  const { file, providers: ids, signature } = workerData as ThreadOrder
  const loading = Promise.all(ids.map((id) => loadProvider(id)))
  port.on('message', async (task: ThreadTask) => {
    const providers = await loading
    const judged = judgePart(file, task, {
      providers,
      ...(signature === null
        ? {}
        : {
            signature: ({ contract }) => (contract.id === signature.provider ? signature.question : null),
          }),
    })
    const message = writeJudged(judged)
    port.postMessage(message, [message.numbers.buffer as ArrayBuffer])
  })
}
