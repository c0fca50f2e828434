import { jsonOrText } from '../config/index.ts'
import { type Json, UsageError } from '../model/index.ts'

/** A value and the JSON Pointer to where it is wanted. */
export interface Setting {
  readonly pointer: string
  readonly value: Json
}

/** Reads `/pointer=value`. The value is JSON where it is JSON, else the text itself. */
export function readSetting(text: string): Setting {
  const at = text.indexOf('=')
  if (at < 1 || !text.startsWith('/')) {
    throw new UsageError(
      'invalid-option',
      `Cannot use ${JSON.stringify(text)} for --set: it is not <pointer>=<value>.`,
      'Give for example /title=Relaunch.',
    )
  }
  return { pointer: text.slice(0, at), value: jsonOrText(text.slice(at + 1)) }
}
