import { parseMoco } from 'hookproof/providers/moco'

/** Titles of the invoices that were made so far. */
export const titles: string[] = []

/** A receiver for whatever takes Fetch handlers: Workers, Deno, Bun, Hono, Next. */
export async function receive(request: Request, secret: string | undefined): Promise<Response> {
  const result = await parseMoco(request, { secret })
  if (!result.ok) return new Response(result.error.message, { status: result.error.status })
  const { delivery } = result
  if (delivery.event === 'Invoice/create') titles.push(delivery.payload.title)
  return new Response(delivery.event)
}
