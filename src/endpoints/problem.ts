import { HttpResponse } from 'msw'
import type { Callback } from '../model/index.ts'

/** What a provider's API says when it can't do what it was asked. */
export function problem(status: number, message: string): Response {
  return HttpResponse.json({ error: { message } }, { status })
}

/** The answer about something that does not exist. */
export function missing({ of }: Callback, id: string | undefined): Response {
  return problem(404, `there is no ${of} ${id ?? ''}`.trimEnd())
}
