import { type Drawing, isTooDeep } from './drawing.ts'
import { gather } from './node.ts'
import type { Place } from './place.ts'

/** Whether every value of these places would go too deep into a schema that contains itself. */
export function recursTooDeep(drawing: Drawing, places: readonly Place[]): boolean {
  const node = gather(drawing.document, places)
  if (isTooDeep(drawing, node.references)) return true
  return node.choices.some(({ alternatives }) =>
    alternatives.every((one) => isTooDeep(drawing, gather(drawing.document, one).references)),
  )
}
