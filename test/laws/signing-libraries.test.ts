import { sign as hubSign, verify as hubVerify } from '@octokit/webhooks-methods'
import fc from 'fast-check'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { Webhook as Svix } from 'svix'
import { expect, test } from 'vitest'
import { headerValue, type WireRequest } from '../../src/model/index.ts'
import { authenticate, verify } from '../../src/signing/index.ts'
import {
  delivery,
  list,
  nowSeconds,
  prefixed,
  type Setup,
  signing,
  timestampInside,
  verifying,
} from './signing-modes.ts'

// The libraries take text and read the real clock, so bodies are JSON and the clock is theirs.
const json = fc.json()
const runs = { numRuns: 30 }
const timestamp = new Date()

function signed(setup: Setup, body: string): WireRequest {
  const seconds = Math.floor(timestamp.getTime() / 1000)
  const input = signing(setup, body)
  const place = setup.contract.freshness?.at.slice('header:'.length)
  const headers = input.request.headers.map(
    ([name, value]) => [name, name === place ? String(seconds) : value] as const,
  )
  return authenticate({ ...input, request: { ...input.request, headers }, nowSeconds: seconds })
}

function withHeader(setup: Setup, body: string, name: string, value: string): WireRequest {
  const request = delivery(body, setup)
  return { ...request, headers: [...request.headers.filter(([given]) => given !== name), [name, value]] }
}

test.each([
  ['standardwebhooks', new StandardWebhook(list.credentials.secret ?? '')],
  ['svix', new Svix(list.credentials.secret ?? '')],
] as const)('%s verifies ours, and ours verifies theirs', (_name, library) => {
  fc.assert(
    fc.property(json, (body) => {
      const ours = signed(list, body)
      expect(() => library.verify(body, Object.fromEntries(ours.headers))).not.toThrow()
      expect(() => library.verify(`${body} `, Object.fromEntries(ours.headers))).toThrow()
      const id = headerValue(delivery(body, list).headers, 'webhook-id') ?? ''
      const theirs = library.sign(id, new Date(nowSeconds * 1000), body)
      const request = withHeader(list, body, 'webhook-signature', theirs)
      expect(verify(verifying(list, request))).toEqual({ ok: true })
    }),
    runs,
  )
})

test('@octokit/webhooks-methods verifies ours, and ours verifies theirs', async () => {
  const secret = prefixed.credentials.secret ?? ''
  await fc.assert(
    fc.asyncProperty(json, async (body) => {
      const ours = headerValue(signed(prefixed, body).headers, 'x-hub-signature-256') ?? ''
      expect(await hubVerify(secret, body, ours)).toBe(true)
      expect(await hubVerify(secret, `${body} `, ours)).toBe(false)
      const request = withHeader(prefixed, body, 'X-Hub-Signature-256', await hubSign(secret, body))
      expect(verify(verifying(prefixed, request))).toEqual({ ok: true })
    }),
    runs,
  )
})

test('stripe verifies ours, and ours verifies theirs', () => {
  const secret = timestampInside.credentials.secret ?? ''
  const { webhooks } = new Stripe('sk_test_of_nobody')
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (payload) => {
      const body = JSON.stringify({ ...payload, object: 'event' })
      const ours = headerValue(signed(timestampInside, body).headers, 'stamped-signature') ?? ''
      expect(() => webhooks.constructEvent(body, ours, secret)).not.toThrow()
      expect(() => webhooks.constructEvent(`${body} `, ours, secret)).toThrow()
      const theirs = webhooks.generateTestHeaderString({
        payload: body,
        secret,
        timestamp: Math.floor(nowSeconds),
      })
      const request = withHeader(timestampInside, body, 'Stamped-Signature', theirs)
      expect(verify(verifying(timestampInside, request))).toEqual({ ok: true })
    }),
    runs,
  )
})
