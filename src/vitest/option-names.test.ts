import { expect, it } from 'vitest'
import { withOptionNames } from './option-names.ts'

it.each([
  ['left out by --only', 'left out by `only`'],
  ['left out by --level must', 'left out by `level` must'],
  ['needs to see effects: --effects <url> or --effects-command <command>', 'needs to see effects: `effects`'],
  ['Pass --username and --password.', 'Pass `username` and `password`.'],
  ['Choose one with --event.', 'Choose one with `events`.'],
  ['Add --allow-remote if it is yours.', 'Add `allowRemote` if it is yours.'],
  ['Raise --settle -- it may help.', 'Raise `settleMs` -- it may help.'],
  ['nothing to say', 'nothing to say'],
])('says %s as %s', (text, expected) => {
  expect(withOptionNames(text)).toBe(expected)
})
