import { type Json, UsageError } from '../model/index.ts'
import {
  describeValue,
  getPointer,
  isJsonObject,
  pointerTokens,
  setPointer,
  toPointer,
} from '../schemas/index.ts'

/** A value that the user wants at a place of the payload. */
export interface PayloadSetting {
  /** JSON Pointer to what is there, or may be added. */
  readonly pointer: string
  readonly value: Json
}

/**
 * The payload with these values in it, one after the other.
 *
 * @throws UsageError where there is nothing that could hold the value.
 */
export function setInPayload(payload: Json, settings: readonly PayloadSetting[]): Json {
  return settings.reduce((changed, setting) => setOne(changed, setting), payload)
}

function setOne(payload: Json, { pointer, value }: PayloadSetting): Json {
  const tokens = pointerTokens(pointer)
  const above = toPointer(tokens.slice(0, -1))
  const holder = getPointer(payload, above)
  const token = tokens.at(-1) ?? ''
  if (isJsonObject(holder)) return setPointer(payload, pointer, value)
  const isPlace =
    Array.isArray(holder) &&
    (token === '-' || (/^(?:0|[1-9]\d*)$/.test(token) && Number(token) <= holder.length))
  if (isPlace) return setPointer(payload, pointer, value)
  const where = above === '' ? 'the payload' : above
  const found = Array.isArray(holder)
    ? `${where} has ${holder.length === 1 ? '1 item' : `${holder.length} items`}, and ${token} is no place among them`
    : holder === undefined
      ? `there is no ${above}`
      : `${where} is ${describeValue(holder)}`
  throw new UsageError(
    'no-such-place',
    `Cannot set ${pointer}: ${found}.`,
    Array.isArray(holder)
      ? 'Give an index, or - for a new item.'
      : 'Set what holds it first, for example to {}.',
  )
}
