/**
 * Turns a provider into TypeScript: types of its deliveries, and what parses them. Pure: text in, text out.
 * May import model, signing, schemas and contracts, and types of what parsers are run by.
 * To change what is generated: `delivery-type.ts` has our own lines, `plain-schema.ts` what payload types see, `parser/` the rest.
 */
export { providerParser } from './provider-parser.ts'
export { generatedMark, providerTypes } from './provider-types.ts'
