import { createHmac } from 'node:crypto'
import type { Setup } from '../fixtures/receivers/fixture.ts'

/** One request as a provider would send it, written out by hand. */
export interface Sent {
  readonly headers: Record<string, string>
  readonly body: string
}

/** One event of one entity: which version it is, and what it says. */
export interface Step {
  readonly change: 'create' | 'update' | 'delete'
  readonly version: number
  readonly id: number
  readonly note: string
}

const hmac = (secret: string, text: string, encoding: 'hex' | 'base64'): string =>
  createHmac('sha256', secret).update(text).digest(encoding)

const start = Date.parse('2026-03-01T10:00:00Z')
const instant = (version: number): string => new Date(start + version * 60_000).toISOString()

function moco({ change, version, id, note }: Step): Sent {
  const full = { id, description: note, updated_at: instant(version).replace('.000', '') }
  const body = JSON.stringify(change === 'delete' ? { id } : full)
  const headers = {
    'x-moco-target': 'Activity',
    'x-moco-event': change,
    'x-moco-timestamp': String(start + version * 60_000),
    'x-moco-signature': hmac(secrets.moco, body, 'hex'),
  }
  return { headers, body }
}

function moego({ change, version, id, note }: Step): Sent {
  const type = `CUSTOMER_${change.toUpperCase()}D`
  const event = { id: `e${id}-${version}`, type, timestamp: instant(version), companyId: 'cop1' }
  const body = JSON.stringify({ ...event, customer: { id: `cux${id}`, firstName: note } })
  const [client, nonce, sent] = ['c1', '42', String(Date.now())]
  const headers = {
    'x-moe-client-id': client,
    'x-moe-nonce': nonce,
    'x-moe-timestamp': sent,
    'x-moe-event-type': type,
    'x-moe-delivery-id': `d${id}-${version}`,
    'x-moe-signature-256': hmac(secrets.moego, client + nonce + sent + body, 'base64'),
  }
  return { headers, body }
}

function moxie({ change, id, note }: Step): Sent {
  const verb = { create: 'Create', update: 'Update', delete: 'Delete' }[change]
  const authorization = `Basic ${Buffer.from('moxie:s3:cret').toString('base64')}`
  return {
    headers: { 'x-event-type': `Client${verb}`, authorization },
    body: JSON.stringify({ id: `c${id}`, name: note }),
  }
}

function mojave({ change, version, id, note }: Step): Sent {
  const type = change === 'create' ? 'time_entry.created' : 'time_entry.updated'
  const timestamp = start / 1000 + version * 60
  const body = JSON.stringify({ type, timestamp, data: { id: `te_${id}`, notes: note } })
  return { headers: { 'x-mojave-signature': hmac(secrets.mojave, body, 'hex') }, body }
}

function moment({ id, note }: Step): Sent {
  const invoice = { id, invoiceNumber: 1, customer: { id: 2, customerNumber: note } }
  return { headers: {}, body: JSON.stringify({ event: 'CREATE_NEW', invoice }) }
}

function standardWebhooks({ change, version, id, note }: Step): Sent {
  const type = `contact.${change}d`
  const body = JSON.stringify({ type, timestamp: instant(version), data: { id: `c${id}`, name: note } })
  const key = Buffer.from(secrets['standard-webhooks'].slice('whsec_'.length), 'base64')
  const [messageId, sent] = [`msg_${id}_${version}`, String(Math.floor(Date.now() / 1000))]
  const mac = createHmac('sha256', key).update(`${messageId}.${sent}.${body}`).digest('base64')
  const headers = { 'webhook-id': messageId, 'webhook-timestamp': sent, 'webhook-signature': `v1,${mac}` }
  return { headers, body }
}

const secrets = {
  moco: '1d608b9d72219b90ff2393a1d3ee0ac0',
  moego: 'whk_demo_secret',
  mojave: 'mojave-secret',
  'standard-webhooks': 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
} as const

export const senders: Readonly<Record<string, (step: Step) => Sent>> = {
  moco,
  moego,
  moxie,
  mojave,
  moment,
  'standard-webhooks': standardWebhooks,
}

/** What the receiver's endpoint is configured with. */
export function setupFor(provider: string, store: Setup['store']): Setup {
  if (provider === 'moxie') return { provider, mode: 'basic', username: 'moxie', password: 's3:cret', store }
  const secret = Object.hasOwn(secrets, provider) ? secrets[provider as keyof typeof secrets] : undefined
  return secret === undefined ? { provider, store } : { provider, secret, store }
}

/** Posts it, and follows no redirect. */
export async function post(url: string, { headers, body }: Sent): Promise<number> {
  const all = { 'content-type': 'application/json', ...headers }
  const response = await fetch(url, { method: 'POST', headers: all, body, redirect: 'manual' })
  await response.arrayBuffer()
  return response.status
}
