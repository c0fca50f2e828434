/**
 * How a payload looks. `plain`: an ordinary delivery, with everything filled in and nothing exotic.
 * `any`: whatever the schema permits, corners first.
 */
export type Style = 'plain' | 'any'
