/** How the text of an option is read; `read-value.ts` has one reader for each. */
export type OptionKind =
  | 'text'
  | 'texts'
  | 'switch'
  | 'level'
  | 'url'
  | 'place'
  | 'positive'
  | 'natural'
  | 'seconds'
  | 'reporters'
  | 'assumptions'
  | 'headers'

/** One option of `hookproof test`: the only place where it is described. */
export interface OptionEntry {
  /** The name in a configuration file; the flag is the same in kebab-case. */
  readonly key: string
  readonly kind: OptionKind
  /** What stands for the value in the help; absent for switches. */
  readonly value?: string
  readonly help: string
  /** Read when the flag is absent, so that secrets need not stand in a command. */
  readonly environment?: string
  readonly initial?: number
}

/** All options of `hookproof test`, in the order of its help. */
export const options: readonly OptionEntry[] = [
  { key: 'provider', kind: 'text', value: 'id|folder', help: 'whose deliveries to send' },
  {
    key: 'secret',
    kind: 'text',
    value: 'secret',
    help: 'the signing secret that the receiver is configured with',
    environment: 'HOOKPROOF_SECRET',
  },
  {
    key: 'auth',
    kind: 'text',
    value: 'mode',
    help: "how the endpoint is secured; the provider's first mode if absent",
  },
  {
    key: 'username',
    kind: 'text',
    value: 'name',
    help: 'for Basic authentication',
    environment: 'HOOKPROOF_USERNAME',
  },
  {
    key: 'password',
    kind: 'text',
    value: 'text',
    help: 'for Basic authentication',
    environment: 'HOOKPROOF_PASSWORD',
  },
  { key: 'token', kind: 'text', value: 'text', help: 'for a bearer token', environment: 'HOOKPROOF_TOKEN' },
  {
    key: 'headerName',
    kind: 'text',
    value: 'name',
    help: 'the header that holds the credential, where one may be chosen',
  },
  {
    key: 'headerValue',
    kind: 'text',
    value: 'text',
    help: 'the credential in that header',
    environment: 'HOOKPROOF_HEADER_VALUE',
  },
  {
    key: 'effects',
    kind: 'url',
    value: 'url',
    help: 'where to GET what the receiver did: a JSON array or NDJSON',
  },
  { key: 'effectsCommand', kind: 'text', value: 'command', help: 'prints what the receiver did' },
  { key: 'state', kind: 'url', value: 'url', help: 'where to GET what is true now; may hold {entity}' },
  { key: 'stateCommand', kind: 'text', value: 'command', help: 'prints what is true now; may hold {entity}' },
  {
    key: 'downstream',
    kind: 'place',
    value: 'port|none',
    help: 'play at this port what the receiver calls: its calls are effects, and are made to wait and to fail',
  },
  {
    key: 'providerApi',
    kind: 'place',
    value: 'port|none',
    help: "play the provider's own API at this port; none says that the receiver never calls it",
  },
  {
    key: 'providerApiKey',
    kind: 'text',
    value: 'key',
    help: 'the key that the receiver has for that API; not looked at if absent',
    environment: 'HOOKPROOF_PROVIDER_API_KEY',
  },
  {
    key: 'start',
    kind: 'text',
    value: 'command|none',
    help: 'starts the receiver, so that it can be killed and started again',
  },
  {
    key: 'ready',
    kind: 'url',
    value: 'url',
    help: 'answers once the receiver is ready; listening is enough if absent',
  },
  {
    key: 'event',
    kind: 'texts',
    value: 'type',
    help: 'an event type that the receiver handles (repeatable); found out if absent',
  },
  { key: 'only', kind: 'texts', value: 'glob', help: 'ask only these checks (repeatable)' },
  { key: 'skip', kind: 'texts', value: 'glob', help: 'leave these checks out (repeatable)' },
  { key: 'level', kind: 'level', value: 'must|should|may', help: 'ask only checks of this level and above' },
  {
    key: 'strict',
    kind: 'switch',
    help: 'exit 1 also for recommendations not followed and for a partial report',
  },
  {
    key: 'runs',
    kind: 'positive',
    value: 'n',
    help: 'scenarios per check; 20 if absent where what the receiver calls is played',
    initial: 100,
  },
  { key: 'seed', kind: 'natural', value: 'n', help: 'draws the same scenarios again' },
  {
    key: 'path',
    kind: 'text',
    value: 'path',
    help: 'replays one counterexample; needs --seed and one check',
  },
  { key: 'workers', kind: 'positive', value: 'n', help: 'scenarios at the same time', initial: 16 },
  { key: 'timeLimit', kind: 'seconds', value: 's', help: 'seconds per check', initial: 60 },
  { key: 'settle', kind: 'natural', value: 'ms', help: 'how long to wait for slow effects', initial: 5000 },
  {
    key: 'knownFailures',
    kind: 'text',
    value: 'file',
    help: 'ids of checks that are expected to fail, one per line',
  },
  {
    key: 'reporter',
    kind: 'reporters',
    value: 'format[=file]',
    help: 'pretty, json or junit (repeatable); pretty if absent',
  },
  {
    key: 'allowRemote',
    kind: 'switch',
    help: 'allow a target beyond this machine; the deliveries are hostile',
  },
  {
    key: 'assume',
    kind: 'assumptions',
    value: 'pointer=value',
    help: 'override a fact of the contract (repeatable)',
  },
  {
    key: 'header',
    kind: 'headers',
    value: 'name: value',
    help: 'an extra header on every delivery (repeatable)',
  },
]

/** `timeLimit` is `--time-limit`. */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
