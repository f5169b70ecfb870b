import { SpanKind, type Tracer } from '@opentelemetry/api';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { Headers } from '@temporalio/common';
import { headersFrom } from './trace-header.ts';
import { inSpan } from './traced.ts';

/** What is handed to the engine says which trace it belongs to. */
export function clientInterceptor(tracer: Tracer): WorkflowClientInterceptor {
  return {
    startWithDetails: (input, next) =>
      calling(`StartWorkflow:${input.workflowType}`, input.options.workflowId, input, next),
    signalWithStart: (input, next) =>
      calling(`SignalWithStartWorkflow:${input.workflowType}`, input.options.workflowId, input, next),
    signal: (input, next) =>
      calling(`SignalWorkflow:${input.signalName}`, input.workflowExecution.workflowId, input, next),
    startUpdate: (input, next) =>
      calling(`UpdateWorkflow:${input.updateName}`, input.workflowExecution.workflowId, input, next),
  };

  function calling<Input extends { headers: Headers }, Output>(
    name: string,
    workflowId: string | undefined,
    input: Input,
    next: (input: Input) => Promise<Output>,
  ): Promise<Output> {
    const said = { temporalWorkflowId: workflowId ?? '' };
    return inSpan(tracer, { name, kind: SpanKind.CLIENT, said }, (span) =>
      next({ ...input, headers: headersFrom(span, input.headers) }),
    );
  }
}
