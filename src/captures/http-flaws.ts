import type { Flaw } from './broken.ts'

/** What can be wrong with a raw HTTP message. */
export const noRequestLine: Flaw = {
  code: 'no-request-line',
  found: 'here is no request line such as "POST /hooks HTTP/1.1"',
  hint: 'Keep only HTTP/1.1 requests in the file, each as it was received.',
}

export const endsInHead: Flaw = {
  code: 'cut-off',
  found: 'the file ends within its headers',
  hint: 'Capture it again; an empty line separates headers and body.',
}

export const badChunks: Flaw = {
  code: 'bad-chunks',
  found: 'it says "transfer-encoding: chunked", and here is no chunk',
  hint: 'Capture it again, or write the body with its content-length.',
}

export const noLength: Flaw = {
  code: 'no-length',
  found: 'bytes follow its headers, and no content-length says how many belong to it',
  hint: 'Add "content-length: <bytes of the body>".',
}

export function badHeader(line: string): Flaw {
  const name = line.split(':', 1)[0] ?? ''
  return {
    code: 'bad-header',
    found: `${JSON.stringify(name.slice(0, 40))} is no name of a header`,
    hint: 'Separate headers and body by an empty line.',
  }
}

export function badLength(found: string): Flaw {
  return {
    code: 'bad-length',
    found: `its content-length is ${JSON.stringify(found.slice(0, 40))}`,
    hint: 'Write the number of bytes of the body.',
  }
}

export function wrongLength(declared: number, found: number): Flaw {
  return {
    code: 'wrong-length',
    found: `its content-length is ${declared}, and ${found} bytes follow`,
    hint: 'Capture it again: editing a body changes its length.',
  }
}

export function unknownCoding(found: string): Flaw {
  return {
    code: 'unknown-coding',
    found: `its transfer-encoding is ${JSON.stringify(found.slice(0, 40))}`,
    hint: 'Only chunked bodies can be read.',
  }
}
