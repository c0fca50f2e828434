/** `npm run demo`: a receiver with a bug that is easily missed, then the same receiver without it. */
import colours from 'picocolors'
import { broken } from '../fixtures/receivers/index.ts'
import { cleanUp } from './demo/processes.ts'
import { startReceiver } from './demo/receiver.ts'
import { runHookproof, testArguments } from './demo/run-hookproof.ts'

const provider = 'moco'
const secret = 'only-for-the-demo'
const bug = 'lets-last-arrival-win'

/** Tests one of the bundled receivers and gives the exit code of hookproof. */
async function show(name: string, title: string, story: string): Promise<number | null> {
  console.log(`\n${colours.inverse(` ${title} `)}\n\n ${story}\n`)
  const receiver = await startReceiver(name, provider, secret)
  const args = testArguments(receiver, provider)
  console.log(
    colours.dim(` $ HOOKPROOF_SECRET=… hookproof ${args.join(' ').replaceAll(' --', ' \\\n     --')}`),
  )
  const code = await runHookproof(args, secret)
  await receiver.stop()
  return code
}

cleanUp()
const began = performance.now()
const mistake = broken.find(({ name }) => name === bug)?.mistake ?? bug

console.log(`
 ${colours.bold('hookproof demo')}: two receivers that keep invoices in step with MOCO, tested one after the other.
 Both verify signatures and act once on duplicates. It takes about twenty seconds; nothing leaves this machine.`)

const red = await show(bug, '1 of 2  The receiver with a bug', mistake)
const green = await show(
  'node-http',
  '2 of 2  The same receiver without it',
  'Compares versions before it writes.',
)
const isAsPromised = red === 1 && green === 0
const seconds = Math.round((performance.now() - began) / 1000)

console.log(`
${colours.inverse(' What you have seen ')}

 with the bug     exit code ${red}${red === 1 ? ': found, and shrunk to the smallest history that shows it' : ', where 1 was promised'}
 without it       exit code ${green}${green === 0 ? ': nothing to complain about' : ', where 0 was promised'}

 Nobody told hookproof what an invoice is or what a receiver does with one: the receiver itself, given the same
 events in order and without faults, says what the outcome has to be.

 ${seconds} s. Next: "Test your own receiver" in README.md.
`)
process.exitCode = isAsPromised ? 0 : 1
