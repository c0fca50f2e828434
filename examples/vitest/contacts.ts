import { Hono } from 'hono'
import { Webhook } from 'standardwebhooks'

/** What this receiver knows of a contact; a deleted one stays as a tombstone, so that nothing late brings it back. */
interface Contact {
  readonly id: string
  readonly changedAt: number
  readonly deleted: boolean
  readonly data: Readonly<Record<string, unknown>>
}

const contacts = new Map<string, Contact>()
const seen = new Set<string>()

/** What is true now: this is all that hookproof wants to see. */
export function currentContacts(): readonly Contact[] {
  return [...contacts.values()]
}

export const secret = 'whsec_b25seSBmb3IgdGhpcyBleGFtcGxlLCByZWFsbHk='
const webhook = new Webhook(secret)

/** A receiver of Standard Webhooks that keeps an address book. */
export const app: Hono = new Hono()

app.post('/webhooks', async (context) => {
  const body = await context.req.text()
  try {
    webhook.verify(body, context.req.header())
  } catch {
    return context.text('not authentic', 401)
  }
  const event = readEvent(body)
  if (event === undefined) return context.text('not usable', 400)
  const delivery = context.req.header('webhook-id') ?? ''
  if (!seen.has(delivery) && event.type.startsWith('contact.')) apply(event)
  seen.add(delivery)
  return context.body(null, 204)
})

interface ContactEvent {
  readonly type: string
  readonly at: number
  readonly data: Readonly<Record<string, unknown>>
}

function readEvent(body: string): ContactEvent | undefined {
  try {
    const { type, timestamp, data } = JSON.parse(body)
    const at = Date.parse(timestamp)
    return typeof type === 'string' && !Number.isNaN(at) && typeof data?.id === 'string'
      ? { type, at, data }
      : undefined
  } catch {
    return undefined
  }
}

/** Writes what is newer than what is there, and nothing else. */
function apply({ type, at, data }: ContactEvent): void {
  const id = String(data.id)
  const known = contacts.get(id)
  if (known !== undefined && known.changedAt >= at) return
  const deleted = type === 'contact.deleted'
  contacts.set(id, { id, changedAt: at, deleted, data: deleted ? {} : data })
}
