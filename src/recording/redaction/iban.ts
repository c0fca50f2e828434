/** Whether a text is an IBAN: country, right check digits (ISO 13616), groups allowed. */
export function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '')
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact) && remainder(compact) === 1
}

/** Another account in the same country, in the same groups, with right check digits. */
export function fakeIban(text: string, next: () => number): string {
  const compact = text.replaceAll(' ', '')
  const account = compact
    .slice(4)
    .replace(/[0-9]/g, () => String(next() % 10))
    .replace(/[A-Z]/g, () => String.fromCharCode(0x41 + (next() % 26)))
  const check = 98 - remainder(`${compact.slice(0, 2)}00${account}`)
  const letters = [...`${compact.slice(0, 2)}${String(check).padStart(2, '0')}${account}`]
  return text.replace(/[^ ]/g, () => letters.shift() ?? '')
}

/** By 97, the first four characters behind the others and letters as numbers from 10. */
function remainder(compact: string): number {
  const moved = compact.slice(4) + compact.slice(0, 4)
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)
}
