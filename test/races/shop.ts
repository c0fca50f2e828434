import { Webhook } from 'standardwebhooks'

/** What the shop does before it calls the warehouse. */
export type Careful = 'looks first' | 'reserves first'

/** The secret of its endpoint. */
export const secret: string = `whsec_${Buffer.from('a secret of twenty-four.').toString('base64')}`

/** A receiver in this process, which orders from a warehouse whatever it is told about. */
export interface Shop {
  readonly warehouse: string
  readonly shipped: readonly unknown[]
  readonly receive: (request: Request) => Promise<Response>
}

/** The warehouse gets so much time, in milliseconds. */
const patienceMs = 1_000

/** Opens a shop. */
export function openShop(careful: Careful): Shop {
  const warehouse = 'https://warehouse.test'
  const shipped: unknown[] = []
  const known = new Set<string>()
  const reserved = new Set<string>()
  const webhook = new Webhook(secret)
  return {
    warehouse,
    shipped,
    receive: async (request) => {
      const body = await request.text()
      let event: unknown
      try {
        webhook.verify(body, Object.fromEntries(request.headers))
        event = JSON.parse(body)
      } catch {
        return new Response(null, { status: 401 })
      }
      if (typeof event !== 'object' || event === null) return new Response(null, { status: 400 })
      const id = request.headers.get('webhook-id') ?? ''
      if (known.has(id)) return new Response('known')
      if (careful === 'reserves first') {
        if (reserved.has(id)) return new Response(null, { status: 409 })
        reserved.add(id)
      }
      const signal = AbortSignal.timeout(patienceMs)
      const answer = await fetch(`${warehouse}/orders`, { method: 'POST', body, signal }).catch(
        () => undefined,
      )
      reserved.delete(id)
      if (answer?.ok !== true) return new Response(null, { status: 503 })
      known.add(id)
      shipped.push(event)
      return new Response('shipped')
    },
  }
}
