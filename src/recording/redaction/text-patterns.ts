import { isCardNumber } from './card-number.ts'
import { emailSource, fakeEmail } from './email-pattern.ts'
import type { FakeValues } from './fake-values.ts'
import { isIban } from './iban.ts'

const email = new RegExp(emailSource, 'gu')

/** With a country code; in brackets; in the three groups of North America; with the area code first. */
const phone = new RegExp(
  [
    String.raw`(?:\+|\b00)[1-9]\d{0,2}[ ()./-]{0,3}\d[\d ()./-]{5,16}\d`,
    String.raw`\(0?\d{2,5}\)[ ./-]?\d{2,}(?:[ ./-]\d{2,}){0,4}`,
    String.raw`\b[2-9]\d{2}[-. ]\d{3}[-. ]\d{4}\b`,
    String.raw`\b0\d{2,4}[ /-]\d{4,}(?:[ -]\d{1,}){0,3}\b`,
  ]
    .map((form) => String.raw`(?<![\p{L}\p{N}_.:/-])(?:${form})(?![\p{L}\p{N}_:])`)
    .join('|'),
  'gu',
)

const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g

/** In one piece, or in the groups that are printed on cards. What comes behind may be a date of expiry. */
const cards: readonly RegExp[] = [
  String.raw`\d{13,19}`,
  String.raw`\d{4}([ -])\d{4}\1\d{4}\1\d{4}\1\d{3}`,
  String.raw`\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}`,
  String.raw`\d{4}([ -])\d{6}\1\d{4,5}`,
].map((form) => new RegExp(String.raw`(?<![\p{L}\p{N}_.:/+-])${form}(?![\p{L}\p{N}_]|[.-]\d)`, 'gu'))

/** The text with every e-mail address, phone number, IBAN and card number in it replaced. What only might be one is left. */
export function redactPatterns(text: string, fakes: FakeValues): string {
  const replaced = (found: string, kind: 'phone' | 'number'): string =>
    fakes.isFake(found) ? found : fakes.fake(found, kind)
  const accounts = text
    .replace(email, (found) => fakeEmail(found, fakes))
    .replace(iban, (found) => (isIban(found) ? replaced(found, 'number') : found))
  return cards
    .reduce(
      (rest, card) =>
        rest.replace(card, (found) => (isCardNumber(found) ? replaced(found, 'number') : found)),
      accounts,
    )
    .replace(phone, (found) => replaced(found, 'phone'))
}
