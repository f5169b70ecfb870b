import {
  context,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api';
import type { Said, Traced } from './tracing.ts';

export function tracedBy(tracer: Tracer, options: SpanOptions): Traced {
  return (name, work) =>
    inSpan(tracer, { name, ...options }, (span) =>
      work((said, known = name) => void span.updateName(known).setAttributes(said)),
    );
}

type Begun = SpanOptions & { name: string; parent?: Context; said?: Said };

/** Of a failure a span tells the kind: its message may quote whoever is written to. */
export async function inSpan<Result>(
  tracer: Tracer,
  { name, parent = context.active(), said = {}, ...options }: Begun,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const span = tracer.startSpan(name, { ...options, attributes: said }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
