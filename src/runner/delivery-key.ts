import type { AttemptPlan } from '../model/index.ts'

/** Equal for all attempts of one delivery of a history. */
export function deliveryKey({ event, delivery }: AttemptPlan): string {
  return `${event} ${delivery}`
}
