/** How numbers of payment cards begin (ISO/IEC 7812), and how many digits they have then. */
const issued: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^5[1-5]\d{14}$/,
  /^2(?:22[1-9]|2[3-9]\d|[3-6]\d{2}|7[01]\d|720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|09|[68]\d)\d{11,16}$/,
  /^35\d{14,17}$/,
  /^6(?:4[4-9]|[0-357]\d)\d{10,16}$/,
  /^5(?:0|[6-8])\d{11,17}$/,
]

/**
 * Whether a text is the number of a payment card: 13 to 19 digits that begin as one does, with the right check digit
 * (Luhn); groups allowed. The beginning matters, because every tenth id or instant has a right check digit, too.
 */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '')
  return issued.some((form) => form.test(digits)) && checksum(digits) % 10 === 0
}

/** Every second digit from the right counts twice, and by its own digits. */
function checksum(digits: string): number {
  return [...digits].toReversed().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
}
