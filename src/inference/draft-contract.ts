import type { Contract, EventFamily, Fact, Grounds } from '../model/index.ts'
import type { Sample } from './sample.ts'

/** What was found out, ready to be written down. */
export interface Findings
  extends Pick<Contract, 'id' | 'name' | 'authentication' | 'assumptions' | 'identity' | 'times'> {
  /** Names of capture files. */
  readonly sources: readonly string[]
  readonly samples: readonly Sample[]
  readonly grounds: Grounds
  readonly sentHeaders: Contract['request']['headers']
  readonly families: readonly EventFamily[]
  /** Templates of signed bytes. */
  readonly signed: readonly string[]
}

/** More names of files than these are counted only. */
const mostNames = 12

/** The contract: what was seen, and `null` for everything that captures cannot show. */
export function draftContract(findings: Findings): Contract {
  const { id, name, samples, grounds, sentHeaders, families, authentication, assumptions } = findings
  const count = samples.length === 1 ? 'one captured delivery' : `${samples.length} captured deliveries`
  return {
    id,
    name,
    summary: `Drafted from ${count}; nothing here is documented yet.`,
    sources: { [String(grounds.source)]: { title: `Captured deliveries: ${listed(findings.sources)}` } },
    request: {
      method: common(
        samples.map(({ delivery }) => delivery.method),
        grounds,
      ),
      contentType: common(
        samples.map(({ headers }) => headers.get('content-type')),
        grounds,
      ),
      encoding: { value: 'json', ...grounds },
      headers: sentHeaders,
      quirks: null,
      maxBodyBytes: null,
      addsFields: null,
    },
    authentication,
    events: { families, open: null, unfamiliar: [] },
    identity: findings.identity,
    times: findings.times,
    freshness: freshnessOf(findings),
    ordering: { guaranteed: null, by: null },
    batch: null,
    acknowledgement: { statuses: null, deadlineMs: null, body: null, forged: null },
    retry: { attempts: null, backoff: null, outcomes: null, changes: null, overlaps: null, honours: null },
    disabling: [],
    handshake: [],
    callbacks: { baseUrl: null, authentication: null, credential: null, endpoints: [] },
    assumptions,
  }
}

function listed(names: readonly string[]): string {
  const rest = names.length - mostNames
  return names.slice(0, mostNames).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

/** The text that all of them have; `null` where they differ or do not say. */
function common(texts: readonly (string | undefined)[], grounds: Grounds): Fact<string> {
  const [first] = texts
  return first === undefined || first.trim() === '' || texts.some((text) => text !== first)
    ? null
    : { value: first, ...grounds }
}

/** Only a time that is signed says when a delivery was sent; how old it may be cannot be seen. */
function freshnessOf({ times, signed, grounds }: Findings): Contract['freshness'] {
  const time = times.find(({ at }) => {
    const name = at.slice('header:'.length)
    return at.includes('#')
      ? signed.some((template) => template.includes('{timestamp}'))
      : at.startsWith('header:') && signed.some((template) => template.includes(`{header:${name}}`))
  })
  if (time === undefined) return null
  return {
    at: time.at,
    signed: true,
    toleranceSeconds: null,
    sides: null,
    resignedPerAttempt: null,
    ...grounds,
  }
}
