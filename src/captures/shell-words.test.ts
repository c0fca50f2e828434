import { expect, it } from 'vitest'
import { readCommand } from './shell-words.ts'

function words(text: string): readonly string[] {
  return readCommand(Buffer.from(text).toString('latin1'), 0).words.map((word) =>
    Buffer.from(word.text, 'latin1').toString('utf8'),
  )
}

// What `bash -c 'printf "<%s>" …'` prints for each.
it.each([
  ['a b\tc', ['a', 'b', 'c']],
  ['\'a b\'"c d"e', ['a bc de']],
  ["''", ['']],
  ['""', ['']],
  ["'a\nb' c", ['a\nb', 'c']],
  ['a\\ b \\"c\\"', ['a b', '"c"']],
  ['"a\\"b\\\\c\\$d\\qe\\`"', ['a"b\\c$d\\qe`']],
  ["$'a\\'b\\\\c\\td\\x41\\101\\u00e9\\U0001F600\\e'", ["a'b\\c\tdAAé😀\x1b"]],
  ["$'\\ud83d\\ude00'", ['😀']],
  ["$'\\\\u00e9 \\q'", ['\\u00e9 \\q']],
  ['a \\\n  b \\\r\n c', ['a', 'b', 'c']],
  ['"a\\\nb"', ['ab']],
  ['a # b', ['a']],
  ['a#b', ['a#b']],
  ["'it'\\''s'", ["it's"]],
  ['Grüezi $', ['Grüezi', '$']],
  ['a > out.txt 2>&1 b', ['a', 'b']],
  ['a; b', ['a']],
  ['a && b', ['a']],
  ['a | b', ['a']],
  ['a\nb', ['a']],
])('reads %j', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

it.each([
  ['$TOKEN', '$TOKEN'],
  ['"Bearer $TOKEN"', '$TOKEN'],
  [`"\${TOKEN}"`, `\${TOKEN}`],
  ['x$(date)', '$(date)'],
  ['"`date`"', '`date`'],
])('knows what only a shell could fill in: %s', (text, unknown) => {
  expect(readCommand(text, 0).words).toMatchObject([{ unknown }])
})

it.each(["'$TOKEN'", '\\$TOKEN', '"\\$TOKEN"', "$'$TOKEN'"])('takes %s by its letters', (text) => {
  expect(readCommand(text, 0).words).toMatchObject([{ text: '$TOKEN', unknown: null }])
})

it.each(["a 'b", 'a "b', "a $'b\\'", 'a b\\'])('notices that %j is not over', (text) => {
  expect(readCommand(text, 0).unclosed).not.toBeNull()
})

it('tells where a word stands as it is', () => {
  const source = `a 'b c' "d" e\\f`
  expect(readCommand(source, 0).words.map(({ verbatim }) => verbatim)).toEqual([0, 3, 9, null])
})
