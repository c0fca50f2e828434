/** Headers of the connection, and those that proxies, tunnels and hosts add on the way. */
const names = new Set(
  `accept-encoding baggage cache-control cdn-loop client-ip connection content-encoding content-length cookie expect
  fastly-client-ip forwarded function-execution-id host http2-settings keep-alive max-forwards newrelic origin pragma
  priority proxy-authorization proxy-connection rndr-id sentry-trace te tracestate traceparent trailer
  transfer-encoding true-client-ip upgrade upgrade-insecure-requests via x-client-ip x-cluster-client-ip
  x-correlation-id x-host x-original-host x-original-uri x-original-url x-real-ip x-request-id x-request-start
  x-scheme x-server x-trace-id`.split(/\s+/),
)

const families =
  /^(cf|fly|ngrok|x-amz|x-amzn|x-appengine|x-arr|x-azure|x-b3|x-cloud-trace|x-datadog|x-envoy|x-forwarded|x-google|x-heroku|x-hookdeck|x-ms|x-newrelic|x-nf|x-ngrok|x-railway|x-render|x-sentry|x-vercel)-/

/**
 * Whether a header tells how a request came, not what the provider said.
 *
 * @param name In lower case.
 */
export function isTransportHeader(name: string): boolean {
  return names.has(name) || families.test(`${name}-`)
}
