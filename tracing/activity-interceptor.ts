import { SpanKind, type Tracer } from '@opentelemetry/api';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { TRACE_HEADER } from '../workflows/run-span.ts';
import { contextIn } from './trace-header.ts';
import { inSpan } from './traced.ts';

export function activityInterceptor(tracer: Tracer): ActivityInterceptorsFactory {
  return ({ info }) => ({
    inbound: {
      execute: (input, next) =>
        inSpan(
          tracer,
          {
            name: `RunActivity:${info.activityType}`,
            kind: SpanKind.INTERNAL,
            parent: contextIn(input.headers[TRACE_HEADER]),
            said: {
              temporalWorkflowId: info.workflowExecution?.workflowId ?? '',
              temporalActivityId: info.activityId,
              attempt: info.attempt,
            },
          },
          () => next(input),
        ),
    },
  });
}
