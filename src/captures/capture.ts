import type { Position } from './position.ts'

/**
 * How near a captured body is to the bytes that were sent. `exact`: these bytes. `text-exact`: this text, though
 * the tool may have transcoded it. `reserialised`: what it says, not how it was written. `truncated`: a part.
 */
export type Fidelity = 'exact' | 'text-exact' | 'reserialised' | 'truncated'

/** Where something stands in a capture. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Place extends Position {
  readonly file: string
  /** 1, 2, …: which delivery of the file. */
  readonly entry: number
}

/**
 * Where a body begins in its file. `verbatim`: it stands there as it was sent. `json-string`: inside the quotes
 * of a JSON string, whose escapes `literal` keeps, so that a place in the body can be found in the file.
 */
export type BodyPlace =
  | (Position & { readonly form: 'verbatim' })
  | (Position & { readonly form: 'json-string'; readonly literal: string })

/** One recorded request. Nothing in it was made up: what the tool did not write down is absent. */
export interface CapturedDelivery {
  readonly kind: 'delivery'
  readonly place: Place
  readonly method?: string
  readonly url?: string
  /** In order, names as written, a name may come more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Where the value of the n-th header begins; absent where the file holds them in another form. */
  readonly headerAt?: (index: number) => Position | undefined
  readonly body: Uint8Array
  /** The text that has exactly these bytes in UTF-8, where the reader knows it anyway. */
  readonly text?: string
  /** `null` where the file holds it in another form: base64, chunks. */
  readonly bodyPlace: BodyPlace | null
  readonly fidelity: Fidelity
  /** As the tool wrote it. */
  readonly receivedAt?: string
  /** Whether something in it was replaced when it was recorded. */
  readonly isRedacted?: boolean
  /** What this tool never writes down, whatever was sent: its absence says nothing. */
  readonly omits?: 'headers'
}

/** An entry that could not be read: `Cannot read entry <which>: <found>. <hint>`. */
export interface BrokenEntry {
  readonly kind: 'broken'
  readonly place: Place
  /** Stable and kebab-case. */
  readonly code: string
  readonly found: string
  readonly hint: string
}

/** What a reader makes of one request. */
export type CaptureEntry = CapturedDelivery | BrokenEntry

/** What one file holds, in its order. */
export interface Capture {
  readonly file: string
  readonly format: string
  readonly entries: readonly CaptureEntry[]
  /** Requests that are no deliveries: a browser's GETs. */
  readonly leftOut: number
}

/** Reads a file piece by piece, in memory that does not grow with it. */
export interface CaptureStream {
  /** The entries that this piece completed. */
  push(piece: Uint8Array): readonly CaptureEntry[]
  /** Those that remain when nothing follows. */
  end(): readonly CaptureEntry[]
  /** Requests so far that are no deliveries. */
  readonly leftOut: number
}

/** Reads what one kind of tool writes. Never throws over the content of a file, and never invents a byte. */
export interface CaptureReader {
  /** What `--format` takes. */
  readonly format: string
  /** For people: the tools that write it. */
  readonly writtenBy: string
  /** Judged by the beginning, so that half a file is still recognised. */
  readonly recognises: (text: string) => boolean
  readonly read: (bytes: Uint8Array, file: string, neighbour?: ReadNeighbour) => Capture
  /**
   * For files that are too large to be read at once; absent where a format has no large ones.
   *
   * @param beginning The first bytes. Undefined when a file that begins so must be read at once.
   */
  readonly stream?: (file: string, beginning: Uint8Array) => CaptureStream | undefined
  /** Whether its files may name others, which are no captures then. */
  readonly namesFiles?: boolean
  /** Whether a stream reads each line by itself, so that several threads can share a file. */
  readonly isByLine?: boolean
}

/**
 * Reads a file that a capture names by its path from there. `missing`: there is none that can be read. `outside`: the
 * path leads out of the folder of the capture, and what stands there is nobody's business.
 */
export type ReadNeighbour = (path: string) => Uint8Array | 'missing' | 'outside'
