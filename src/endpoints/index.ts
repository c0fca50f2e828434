/**
 * Mocked endpoints: what a receiver calls, played by one list of msw handlers over two transports.
 * May import model, signing, schemas, contracts and minting; nobody else may import msw.
 * To mock another kind of endpoint: its handlers in a file of its own, one kind in `EndpointKind`, one line here.
 */
export type { Courier } from './delivery-endpoints.ts'
export type { DeliveryLog, LoggedDelivery } from './delivery-log.ts'
export * from './downstream.ts'
export * from './in-process.ts'
export * from './loopback.ts'
export * from './provider-api.ts'
export * from './stage.ts'
export type { Registration } from './webhooks.ts'
