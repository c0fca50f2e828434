/** What a value says about a person, as far as it matters for what stands in its place. */
export type PersonalKind =
  | 'name'
  | 'email'
  | 'phone'
  | 'street'
  | 'place'
  | 'date'
  | 'ip'
  | 'number'
  | 'secret'

/** Names of fields, as words in lower case with one space between them. */
const kinds: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /\b(?:e ?)?mail\b/],
  [
    'phone',
    /\b(?:(?:tele|mobile|cell)?phone|tel|mobile|cell|fax|msisdn|whatsapp|(?:phone|mobile|fax) ?number)\b/,
  ],
  // The same in German, French, Spanish, Italian, Portuguese and Dutch.
  [
    'phone',
    /\b(?:t[eé]l[eé]fon[eo]?|telefoon|telefax|handy|mobil|mobiel|m[oó]vil|telem[oó]vel|celular|cellulare|(?:telefon|telefoon|handy|mobil|ruf|fax) ?(?:nummer|nr)|mobiltelefon)\b/,
  ],
  [
    'number',
    /\b(?:iban|bic|swift|ssn|passport|pan|cvc|cvv|vat|(?:account|card|routing|social security|insurance) ?number|sort code|license plate)\b/,
  ],
  ['number', /\b(?:tax|national|vat|passport|driver license) ?(?:id|number|no)\b/],
  ['date', /\b(?:birth|birth ?day|birth ?date|dob|born)\b/],
  ['ip', /\b(?:ip|ip ?address|ip ?v ?[46]|remote addr)\b/],
  ['secret', /\b(?:password|passwd|passphrase|secret|token|api ?key|credential)\b/],
  ['street', /\b(?:street|street ?address|address|addr|address ?line ?\d?|house ?(?:number|no)|apartment)\b/],
  ['place', /\b(?:city|town|suburb|zip|zip ?code|post ?code|postal|postal ?code)\b/],
  [
    'name',
    /\b(?:(?:first|last|full|nick|user|display|middle|given|family|maiden|screen)? ?name|surname|forename|login|(?:vor|nach|familien|benutzer)name)\b/,
  ],
]

/** Names that things have. */
const ofThings =
  /\b(?:event|file|host|domain|type|class|table|field|column|header|template|schema|model|app|service|package|branch|tag|plan|currency|country)s? ?name\b/

/** What says something about such a value, and is none. */
const aboutIt =
  /\b(?:id|uuid|guid|type|kind|status|state|count|at|on|verified|confirmed|enabled|disabled|valid|url|uri|format|country|code)$/

const placesAtTheEnd = /(?:zip|post|postal|sort) ?code$/

/**
 * What kind of personal data a field holds by its name, or by the name of what it is in: all texts of an `address` are
 * personal. `null` where the name says nothing.
 *
 * @param path Names of members, outermost first; indexes of arrays left out.
 */
export function personalKind(path: readonly string[]): PersonalKind | null {
  const own = wordsOf(path.at(-1) ?? '')
  const found = kinds.find(([, pattern]) => pattern.test(own))?.[0] ?? null
  const isNumber = found === 'number'
  const isAbout = aboutIt.test(own) && !placesAtTheEnd.test(own) && !isNumber
  if (found !== null && !isAbout && !(found === 'name' && ofThings.test(own))) return found
  const isInAddress = path.slice(0, -1).some((name) => /\b(?:address|addr)$/.test(wordsOf(name)))
  return isInAddress && !isAbout ? 'place' : null
}

/** Fields that are called for what somebody is, and may hold who it is, or a record of them, or an id. */
const roles =
  /\b(?:customer|client|contact|owner|employee|recipient|sender|author|assignee|patient|guest|member|attendee|contact person)$/

/** Two to four words that each begin with a capital: as people are called, and companies, too. */
const likeName = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){1,3}$/u

/** `name` where a field like `customer` holds a text that looks like somebody's name. */
export function nameInRole(path: readonly string[], value: string): PersonalKind | null {
  return roles.test(wordsOf(path.at(-1) ?? '')) && likeName.test(value) ? 'name' : null
}

/** `customerEMails` is `customer e mail`. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/(?<=ss)es$|(?<=[a-z]{2}[^ius ])s$/, '')
}
