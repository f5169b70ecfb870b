import { z } from 'zod';

const address = z.preprocess((given) => (given === '' ? undefined : given), z.url().optional());

/** OpenTelemetry's own names; its exporter reads more of them (OTEL_EXPORTER_OTLP_HEADERS, OTEL_RESOURCE_ATTRIBUTES). */
export const traceSettings = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: address.describe(
    'collector of traces that speaks OTLP over HTTP, such as http://127.0.0.1:4318; without it, nothing is traced',
  ),
  OTEL_SERVICE_NAME: z.string().default('paladin').describe('what traces call this process'),
});
