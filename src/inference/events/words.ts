import type { Change } from '../../model/index.ts'

const verbs: Readonly<Record<Exclude<Change, 'other'>, ReadonlySet<string>>> = {
  delete: new Set(
    'delete deleted deletion destroy destroyed remove removed removal erased purged'.split(' '),
  ),
  create: new Set('create created creation new add added insert inserted'.split(' ')),
  update: new Set('update updated change changed changes edit edited modify modified'.split(' ')),
}

const otherVerbs = new Set(
  'sent paid won lost built done begun started made run shown seen read held kept met approval archive approve cancel'.split(
    ' ',
  ),
)

/** The words of an event type, in lower case: `invoice.paid`, `INVOICE_PAID` and `InvoicePaid` have the same. */
export function wordsOf(text: string): readonly string[] {
  return text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

/** Whether a word says what happened, not to what. */
export function isVerb(word: string): boolean {
  return changeOf([word]) !== 'other' || otherVerbs.has(word) || /[a-z]{3}ed$/.test(word)
}

/** What an event does to its entity, by the last of its words that says so; `other` where none does. */
export function changeOf(words: readonly string[]): Change {
  for (const word of words.toReversed()) {
    const found = (['delete', 'create', 'update'] as const).find((change) => verbs[change].has(word))
    if (found !== undefined) return found
  }
  return 'other'
}

/** Whether a text says both what happened and to what. */
export function isComplete(text: string): boolean {
  const words = wordsOf(text)
  return words.some(isVerb) && words.some((word) => !isVerb(word))
}
