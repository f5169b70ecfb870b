// Loaded only where traces are collected.
import { context, SpanKind } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, RandomIdGenerator, TracerProvider } from '@opentelemetry/sdk-trace';
import { activityInterceptor } from './activity-interceptor.ts';
import { clientInterceptor } from './client-interceptor.ts';
import { traceSinks } from './trace-sinks.ts';
import { tracedBy } from './traced.ts';
import type { Tracing } from './tracing.ts';

/** Longest that a stop waits for a collector that does not answer. */
const CLOSE_WITHIN_MS = 3_000;

export function openTelemetry(service: string): Tracing {
  const ids = spanIds();
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
    idGenerator: ids,
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const tracer = provider.getTracer('paladin');
  return {
    door: tracedBy(tracer, { kind: SpanKind.SERVER, root: true }),
    within: tracedBy(tracer, { kind: SpanKind.INTERNAL }),
    client: clientInterceptor(tracer),
    activity: activityInterceptor(tracer),
    sinks: traceSinks(tracer, ids.as),
    close: async () => {
      const late = AbortSignal.timeout(CLOSE_WITHIN_MS);
      const given = new Promise<void>((resolve) => late.addEventListener('abort', () => resolve()));
      await Promise.race([provider.shutdown().catch(() => {}), given]);
      context.disable();
    },
  };
}

/** Draws ids, but for the span of a run, which its activities name before it is over. */
function spanIds() {
  const { generateTraceId, generateSpanId } = new RandomIdGenerator();
  let named: string | undefined;
  return {
    generateTraceId,
    generateSpanId: () => named ?? generateSpanId(),
    /** Spans that begin in `work`, which waits for nothing, have that id. */
    as: (id: string, work: () => void) => {
      named = id;
      work();
      named = undefined;
    },
  };
}
