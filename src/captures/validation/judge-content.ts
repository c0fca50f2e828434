import { type Provider, parseLocation, readLocation } from '../../contracts/index.ts'
import { type EventType, redacted } from '../../model/index.ts'
import { compileSchema, describeValue, getPointer, type Problem } from '../../schemas/index.ts'
import { filePosition } from '../body-position.ts'
import { nodeAt } from '../json-tree.ts'
import { positionsIn } from '../position.ts'
import { frameOf } from './frame-of.ts'
import { headerGrounds, remarkGrounds } from './grounds.ts'
import { credentialHeaders, headerPlace } from './header-place.ts'
import type { CapturedMessage } from './message.ts'
import { unknownFields } from './unknown-fields.ts'
import type { Remark } from './validation.ts'

/** Holds the method and the headers against the contract. */
export function judgeHeaders(
  { contract, headerSchema }: Provider,
  message: CapturedMessage,
): readonly Remark[] {
  const { delivery, headers } = message
  const inFile = { line: delivery.place.line, column: delivery.place.column }
  const remark = { kind: 'problem', inBody: null, inFile, frame: null } as const
  const method = contract.request.method
  const wrongMethod: readonly Remark[] =
    method === null || delivery.method === undefined || delivery.method === method.value
      ? []
      : [
          {
            ...remark,
            code: 'wrong-method',
            subject: 'method',
            pointer: null,
            expected: method.value,
            received: delivery.method,
            grounds: remarkGrounds(contract, method),
          },
        ]
  const problems = compileSchema(headerSchema)
    .validate(headers)
    // What was taken out when it was recorded cannot be wrong.
    .filter(({ pointer }) => headers[headerAt(pointer)]?.includes(redacted) !== true)
    .map((problem): Remark => {
      const name = headerAt(problem.pointer)
      const { expected } = problem
      const received = credentialHeaders.has(name) ? 'a value that is not shown' : problem.received
      const code = codeOf(problem, 'header')
      const grounds = headerGrounds(contract, name)
      return {
        ...remark,
        ...headerPlace(delivery, name),
        code,
        subject: 'headers',
        pointer: problem.pointer,
        expected,
        received,
        grounds,
      }
    })
  return [...wrongMethod, ...problems]
}

function headerAt(pointer: string): string {
  return pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~')
}

/** Holds the payload against the schema of its event, and notes what the schema does not know. */
export function judgePayload(
  provider: Provider,
  event: EventType,
  message: CapturedMessage,
): readonly Remark[] {
  const schema = provider.readings[event.type]
  const { payload } = message
  if (schema === undefined || payload === undefined) return []
  const problems = compileSchema(schema).validate(payload)
  const unknown = unknownFields(schema, payload)
  if (problems.length + unknown.length === 0) return []
  const grounds = remarkGrounds(provider.contract, event)
  const about = (pointer: string): Omit<Remark, 'kind' | 'code' | 'expected' | 'received'> => ({
    subject: 'payload',
    pointer,
    ...places(message, pointer),
    grounds,
  })
  const told = new Set(problems.map(({ pointer }) => pointer))
  return [
    ...problems.map(
      (problem): Remark => ({
        kind: 'problem',
        code: codeOf(problem, 'field'),
        ...about(problem.pointer),
        expected: problem.expected,
        received: problem.received,
      }),
    ),
    ...unknown
      .filter((pointer) => !told.has(pointer))
      .map(
        (pointer): Remark => ({
          kind: 'note',
          code: 'unknown-field',
          ...about(pointer),
          expected: 'a field that the schema names',
          received: describeValue(getPointer(payload, pointer)),
        }),
      ),
  ]
}

/** Says that the body is no JSON, and where. */
export function judgeBody({ contract }: Provider, message: CapturedMessage): readonly Remark[] {
  const { text } = message
  const { encoding } = contract.request
  const body = {
    kind: 'problem',
    subject: 'body',
    pointer: null,
    grounds: encoding === null ? null : remarkGrounds(contract, encoding),
  } as const
  if (text === null) {
    return [
      {
        ...body,
        code: 'body-not-utf-8',
        expected: 'JSON in UTF-8',
        received: `bytes that are no UTF-8, from byte ${firstWrongByte(message.body)} on`,
        inBody: null,
        inFile: null,
        frame: null,
      },
    ]
  }
  const { broken } = message.tree()
  const offset = broken?.offset ?? 0
  const places = {
    inBody: positionsIn(text)(offset),
    inFile: inFile(message, text, offset),
    frame: text.trim() === '' ? null : frameOf(text, offset, 1),
  }
  return [
    { ...body, code: 'body-not-json', expected: 'JSON', received: notJson(text, broken?.cutOff), ...places },
  ]
}

function notJson(text: string, isCutOff: boolean | undefined): string {
  if (text.startsWith('\ufeff')) return 'a byte order mark, which JSON must not begin with'
  if (text.trim() === '') return 'an empty body'
  return isCutOff === true ? 'JSON that ends too early' : 'text that is no JSON'
}

/** Of a body that is no UTF-8, counted from 1. */
function firstWrongByte(body: Uint8Array): number {
  let [right, wrong] = [0, body.length]
  while (right + 1 < wrong) {
    const middle = (right + wrong) >>> 1
    if (beginsAsUtf8(body.subarray(0, middle))) right = middle
    else wrong = middle
  }
  return wrong
}

function beginsAsUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function inFile({ body, delivery }: CapturedMessage, text: string, offset: number): Remark['inFile'] {
  const place = body === delivery.body ? delivery.bodyPlace : null
  return place === null ? null : filePosition(text, place, offset)
}

/** An event that the contract does not have is a note; a delivery that shows no event type at all is a problem. */
export function judgeMissingEvent(
  { contract }: Provider,
  { headers, payload, request, delivery }: CapturedMessage,
): Remark {
  const locations = [
    ...new Set(
      contract.events.families.flatMap(({ types }) => types.flatMap(({ match }) => Object.keys(match))),
    ),
  ]
  const found = locations.flatMap((location) => {
    const value = readLocation(location, { headers, payload: payload ?? null, url: request.url })
    return value === undefined ? [] : [`${nameOf(location)} ${describeValue(value)}`]
  })
  const { open } = contract.events
  return {
    kind: found.length === 0 ? 'problem' : 'note',
    code: found.length === 0 ? 'no-event' : 'unknown-event',
    subject: 'event',
    pointer: null,
    expected: `an event of ${contract.name}, told by ${[...new Set(locations.map(nameOf))].slice(0, 4).join(', ')}`,
    received: found.length === 0 ? 'nothing there' : found.slice(0, 4).join(', '),
    inBody: null,
    inFile: { line: delivery.place.line, column: delivery.place.column },
    frame: null,
    grounds: open === null ? null : remarkGrounds(contract, open),
  }
}

function places(message: CapturedMessage, pointer: string): Pick<Remark, 'inBody' | 'inFile' | 'frame'> {
  const { text } = message
  const { root } = message.tree()
  const node = nodeAt(root, pointer) ?? nodeAt(root, pointer.slice(0, pointer.lastIndexOf('/')))
  if (text === null || node === undefined) return { inBody: null, inFile: null, frame: null }
  return {
    inBody: positionsIn(text)(node.offset),
    inFile: inFile(message, text, node.offset),
    frame: frameOf(text, node.offset, node.children === undefined ? node.length : 1),
  }
}

function codeOf({ keyword }: Problem, what: 'header' | 'field'): string {
  const kind: Readonly<Record<string, string>> = { required: 'missing', type: 'wrong-type' }
  return `${kind[keyword] ?? 'wrong'}-${what}`.replace('wrong-type-', 'wrong-type-of-')
}

function nameOf(location: string): string {
  const { place, name } = parseLocation(location)
  return place === 'header' ? name : `${place} ${name}`
}
