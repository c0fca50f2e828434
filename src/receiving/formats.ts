/**
 * The formats that are more than a regular expression, as ajv-formats has them (MIT licence): the validators call them
 * the way that ajv does. A test holds them against the originals.
 */

/** What ajv calls. */
export interface Format<Value> {
  readonly validate: (value: Value) => boolean
}

/** A calendar date: RFC 3339, section 5.6. */
export const date: Format<string> = { validate: isDate }

/** A time of day with its zone. */
export const time: Format<string> = { validate: (text) => isTime(text, true) }

/** An instant with its zone. */
export const dateTime: Format<string> = { validate: (text) => isDateTime(text, true) }

/** A time of day, with or without its zone. */
export const isoTime: Format<string> = { validate: (text) => isTime(text, false) }

/** An instant, with or without its zone. */
export const isoDateTime: Format<string> = { validate: (text) => isDateTime(text, false) }

/** A whole number of 32 bits. */
export const int32: Format<number> = {
  validate: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
}

/** A whole number: JavaScript has none that is too large. */
export const int64: Format<number> = { validate: Number.isInteger }

/** Any number, as `float` and `double`. */
export const anyNumber: Format<number> = { validate: () => true }

/** Base64 with padding, in one line at least. */
export function byte(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/m.test(text)
}

/** A regular expression. */
export function regex(text: string): boolean {
  if (/[^\\]\\Z/.test(text)) return false
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}

/** An absolute URI: RFC 3986. */
export function uri(text: string): boolean {
  return /\/|:/.test(text) && uriForm.test(text)
}

const uriForm =
  /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDate(text: string): boolean {
  const [whole, year, month, day] = (/^(\d\d\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number)
  if (whole === undefined || year === undefined || month === undefined || day === undefined) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && isLeap ? 29 : (daysOfMonths[month - 1] ?? 0)
  return day >= 1 && day <= days
}

function isTime(text: string, needsZone: boolean): boolean {
  const parts = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i.exec(text)
  if (parts === null) return false
  const [, hours = 0, minutes = 0, seconds = 0] = parts.map(Number)
  const [, , , , zone, sign, zoneHours = '0', zoneMinutes = '0'] = parts
  if (Number(zoneHours) > 23 || Number(zoneMinutes) > 59 || (needsZone && zone === undefined)) return false
  if (hours <= 23 && minutes <= 59 && seconds < 60) return true
  // A leap second is the last of a day in UTC.
  const direction = sign === '-' ? -1 : 1
  const utcMinutes = minutes - Number(zoneMinutes) * direction
  const utcHours = hours - Number(zoneHours) * direction - (utcMinutes < 0 ? 1 : 0)
  return (utcHours === 23 || utcHours === -1) && (utcMinutes === 59 || utcMinutes === -1) && seconds < 61
}

function isDateTime(text: string, needsZone: boolean): boolean {
  const [day = '', hour = '', ...more] = text.split(/t|\s/i)
  return more.length === 0 && isDate(day) && isTime(hour, needsZone)
}
