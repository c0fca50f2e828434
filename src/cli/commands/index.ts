import type { Register } from '../command.ts'

/** A command's line in the help, and where it is. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<{ readonly register: Register }>
}

/** In the order of the help. Only the one that is asked for is loaded. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'test',
    summary: 'test a running receiver and report what it gets wrong',
    load: () => import('./test.ts'),
  },
  {
    name: 'list',
    summary: 'list the checks, and those that apply to a provider',
    load: () => import('./list.ts'),
  },
  {
    name: 'providers',
    summary: 'list the providers, and what is known about one',
    load: () => import('./providers.ts'),
  },
  {
    name: 'types',
    summary: 'generate TypeScript types and parsers from payload schemas',
    load: () => import('./types.ts'),
  },
  {
    name: 'validate',
    summary: 'validate captured deliveries: schema, signature, identity, order',
    load: () => import('./validate.ts'),
  },
  {
    name: 'infer',
    summary: 'draft the contract of a provider from captured deliveries',
    load: () => import('./infer.ts'),
  },
  {
    name: 'send',
    summary: 'send one delivery, genuine or tampered, and show the answer',
    load: () => import('./send.ts'),
  },
  {
    name: 'listen',
    summary: 'take deliveries in the place of a receiver: store, validate, forward',
    load: () => import('./listen.ts'),
  },
  {
    name: 'replay',
    summary: 'send captured deliveries again, as they were or signed afresh',
    load: () => import('./replay.ts'),
  },
]
