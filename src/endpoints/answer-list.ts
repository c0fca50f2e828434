import { HttpResponse } from 'msw'
import { readLocation } from '../contracts/index.ts'
import type { Callback, Json, Pages } from '../model/index.ts'
import { getPointer, pointerTokens, setPointer } from '../schemas/index.ts'
import type { Call } from './call.ts'

/** Answers with a list: what the caller asked for, page by page where the contract says so. */
export function answerList(endpoint: Callback, things: readonly Json[], call: Call): Response {
  const { lists = '', filters = [], pages } = endpoint
  const wanted = things.filter((thing) => filters.every((filter) => fits(filter, thing, call)))
  if (pages === undefined) return HttpResponse.json(nest(lists, wanted))
  const page = pageOf(pages, wanted, call)
  const answer = nest(lists, wanted.slice(page.from, page.to))
  const told = pages.next === undefined ? answer : setPointer(answer, pages.next, page.next ?? '')
  return HttpResponse.json(told, { headers: headersOf(pages, page, call) })
}

function fits({ at, on }: NonNullable<Callback['filters']>[number], thing: Json, call: Call): boolean {
  const asked = said(at, call)
  if (asked === undefined || asked === null || (Array.isArray(asked) && asked.length === 0)) return true
  const value = String(getPointer(thing, on))
  return [asked].flat().some((one) => String(one) === value)
}

interface Page {
  /** Its number, from 1. */
  readonly number: number
  readonly size: number
  readonly total: number
  readonly from: number
  readonly to: number
  /** How to ask for the next one; undefined when nothing follows. */
  readonly next: string | undefined
}

/** Numbers and tokens that nobody gave out lead to the first page. */
function pageOf(
  { perPage, size: sizeAt, page: pageAt, token }: Pages,
  things: readonly Json[],
  call: Call,
): Page {
  const size = whole(sizeAt, call) ?? perPage
  const from = token === undefined ? ((whole(pageAt, call) ?? 1) - 1) * size : (whole(token, call) ?? 0)
  const to = Math.min(from + size, things.length)
  const number = Math.floor(from / size) + 1
  const following = String(token === undefined ? number + 1 : to)
  return { number, size, total: things.length, from, to, next: to < things.length ? following : undefined }
}

function headersOf(
  { headers = {}, link, page: pageAt }: Pages,
  page: Page,
  call: Call,
): Record<string, string> {
  const told: Record<string, string> = {}
  if (headers.page !== undefined) told[headers.page] = String(page.number)
  if (headers.size !== undefined) told[headers.size] = String(page.size)
  if (headers.total !== undefined) told[headers.total] = String(page.total)
  if (link === true && page.next !== undefined && pageAt?.startsWith('query:') === true) {
    const url = new URL(call.url)
    url.searchParams.set(pageAt.slice('query:'.length), page.next)
    told.link = `<${url.href}>; rel="next"`
  }
  return told
}

/** A whole number from 1 at a location of the call. */
function whole(location: string | undefined, call: Call): number | undefined {
  const value = location === undefined ? undefined : Number(said(location, call))
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : undefined
}

function said(location: string, { headers, body, url }: Call): Json | undefined {
  return readLocation(location, { headers: [...headers], payload: body, url })
}

function nest(pointer: string, items: readonly Json[]): Json {
  return pointerTokens(pointer).reduceRight<Json>((inner, token) => ({ [token]: inner }), [...items])
}
