import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CapturedDelivery } from '../src/captures/index.ts'
import { judgeDelivery } from '../src/captures/validation/judge-delivery.ts'
import { listProviders, loadProvider } from '../src/contracts/index.ts'

const providers = await Promise.all((await listProviders()).map((id) => loadProvider(id)))

test('whatever was captured is judged, and only what verifies is called verified', () => {
  const names = providers.flatMap(({ headerSchema }) => Object.keys(headerSchema.properties as object))
  const values = providers.flatMap(({ contract }) =>
    contract.events.families.flatMap((family) => family.types.map(({ type }) => type)),
  )
  const headers = fc.array(
    fc.tuple(fc.constantFrom(...names), fc.oneof(fc.constantFrom(...values), fc.string())),
    { maxLength: 6 },
  )
  const body = fc.oneof(
    fc.json().map((text) => Buffer.from(text)),
    fc.uint8Array(),
    fc
      .record({ type: fc.constantFrom(...values), id: fc.jsonValue(), data: fc.jsonValue() })
      .map((value) => Buffer.from(JSON.stringify(value))),
  )
  const fidelity = fc.constantFrom('exact', 'text-exact', 'reserialised', 'truncated')
  fc.assert(
    fc.property(
      headers,
      body,
      fidelity,
      fc.option(fc.webUrl(), { nil: undefined }),
      (given, bytes, grade, url) => {
        const delivery = { ...captured(bytes, given), fidelity: grade, ...(url === undefined ? {} : { url }) }
        const signature = ({ contract }: (typeof providers)[number]) => {
          const mode = contract.authentication.find(({ kind }) => kind === 'signature')
          return mode?.kind === 'signature' ? { mode, credentials: { secret: mode.testSecret } } : null
        }
        for (const question of [{ providers }, { providers: providers.slice(0, 1), signature }]) {
          const { judged, provider } = judgeDelivery(delivery, question)
          expect(judged.signature).not.toBe('verified')
          expect(judged.provider).toBe(provider?.contract.id ?? null)
          const problems = judged.remarks.filter(({ kind }) => kind === 'problem')
          expect(judged.verdict === 'invalid').toBe(problems.length > 0)
          for (const { expected, received } of judged.remarks) expect([expected, received]).not.toContain('')
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('a delivery that fits two providers equally well is not guessed', () => {
  const [one] = providers
  if (one === undefined) throw new Error('no provider')
  const twin = { ...one, contract: { ...one.contract, id: 'twin' } }
  const delivery = captured(Buffer.from('{}'), [
    ['x-event-type', 'ClientCreate'],
    ['x-moco-event', 'create'],
  ])
  expect(judgeDelivery(delivery, { providers: [one, twin] }).judged).toMatchObject({
    provider: null,
    verdict: 'unjudged',
  })
})

test.each([
  ['PUT', 'wrong-method'],
  ['POST', undefined],
])('a delivery by %s has the remark %s', (method, code) => {
  const remarks = judgeDelivery(
    { ...captured(Buffer.from('{}'), [['x-moco-event', 'create']]), method },
    { providers },
  ).judged.remarks
  expect(remarks.find((remark) => remark.subject === 'method')?.code).toBe(code)
})

test('a credential in a header is not repeated', () => {
  const headers = [
    ['x-event-type', 'ClientCreate'],
    ['authorization', 'Basic\u00a0c2VjcmV0'],
  ] as const
  const { judged } = judgeDelivery(captured(Buffer.from('{}'), headers), { providers })
  expect(JSON.stringify(judged)).not.toContain('c2VjcmV0')
})

function captured(body: Uint8Array, headers: CapturedDelivery['headers'], entry = 1): CapturedDelivery {
  const place = { file: 'a', entry, line: 1, column: 1 }
  return {
    kind: 'delivery',
    place,
    headers,
    body,
    bodyPlace: { form: 'verbatim', line: 3, column: 1 },
    fidelity: 'exact',
  }
}
