import type { CapturedDelivery } from './capture.ts'

type Told = Partial<Pick<CapturedDelivery, 'method' | 'url' | 'receivedAt'>>

/** Method, address and time as the tool wrote them; what is no text is absent, and nothing is made up for it. */
export function asTold(given: Readonly<Partial<Record<keyof Told, unknown>>>): Told {
  const told: { -readonly [K in keyof Told]: string } = {}
  if (typeof given.method === 'string') told.method = given.method
  if (typeof given.url === 'string') told.url = given.url
  if (typeof given.receivedAt === 'string') told.receivedAt = given.receivedAt
  return told
}

/** The text of a time in milliseconds since 1970; undefined where it is none. */
export function timeText(milliseconds: unknown): string | undefined {
  const isTime = typeof milliseconds === 'number' && Math.abs(milliseconds) < 8.64e15
  return isTime ? new Date(milliseconds).toISOString() : undefined
}
