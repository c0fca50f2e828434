import type { CapturedDelivery, Place } from '../captures/capture.ts'
import { openMessage } from '../captures/validation/message.ts'
import type { Json, WireRequest } from '../model/index.ts'

/** A captured delivery that a draft can be made from: its body is JSON, and all of it is there. */
export interface Sample {
  readonly delivery: CapturedDelivery
  readonly request: WireRequest
  /** By name in lower case; repeated ones joined as HTTP does. */
  readonly headers: ReadonlyMap<string, string>
  readonly payload: Json
}

/** A captured delivery that says too little, and why, as half a sentence. */
export interface LeftOut {
  readonly place: Place
  readonly because: string
}

/** Sorts deliveries into those that can be learned from and those that cannot. */
export function openSamples(deliveries: readonly CapturedDelivery[]): {
  readonly samples: readonly Sample[]
  readonly leftOut: readonly LeftOut[]
} {
  const samples: Sample[] = []
  const leftOut: LeftOut[] = []
  for (const delivery of deliveries) {
    const { headers, payload, text, isTooDeep, request } = openMessage(delivery)
    const coding = headers['content-encoding'] ?? 'identity'
    const because =
      delivery.fidelity === 'truncated'
        ? 'only a part of its body was captured'
        : coding.toLowerCase() !== 'identity'
          ? 'its body is compressed'
          : isTooDeep
            ? 'its body is nested more than 1,000 levels deep'
            : payload === undefined
              ? text?.trim() === ''
                ? 'its body is empty'
                : 'its body is no JSON'
              : undefined
    if (because !== undefined) leftOut.push({ place: delivery.place, because })
    else if (payload !== undefined) {
      samples.push({ delivery, request, headers: new Map(Object.entries(headers)), payload })
    }
  }
  return { samples, leftOut }
}
