import { ROOT_CONTEXT, trace, type Context, type Span } from '@opentelemetry/api';
import { defaultPayloadConverter, type Headers, type Payload } from '@temporalio/common';
import { TRACE_HEADER } from '../workflows/run-span.ts';

/** As W3C's Trace Context writes it. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Headers that say which span they come from. */
export function headersFrom(span: Span, headers: Headers): Headers {
  const { traceId, spanId, traceFlags } = span.spanContext();
  const traceparent = `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
  return { ...headers, [TRACE_HEADER]: defaultPayloadConverter.toPayload({ traceparent }) };
}

/** Where they come from; the root where they do not say, or not so that it can be read. */
export function contextIn(header: Payload | undefined): Context {
  if (header === undefined) return ROOT_CONTEXT;
  const { traceparent = '' } = defaultPayloadConverter.fromPayload<{ traceparent?: string }>(header);
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: parseInt(flags ?? '0', 16),
    isRemote: true,
  });
}
