import { setFlagsFromString } from 'node:v8'

/**
 * Left alone, V8 lets the heap grow to several times of what is in use before it cleans up. On a CI machine the receiver
 * under test, its database and its browser want memory too; cleaning up at about twice costs no time that shows.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=120')
}
