// Hands on which trace a run belongs to, to what it asks for. It waits for nothing, draws nothing and holds nothing back, so that
// a history is decided alike with tracing and without (decision 13): hence not Temporal's own interceptors.
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import {
  proxySinks,
  workflowInfo,
  type Headers,
  type Sinks,
  type WorkflowInterceptors,
} from '@temporalio/workflow';
import { spanIdOfRun, TRACE_HEADER } from './run-span.ts';

/** `parent`: the header that the run, the signal or the update came with. */
export type TraceSinks = Sinks & {
  trace: {
    /** It goes on for days: its span is told where it begins, for what follows to hang from. */
    ran: (parent: Payload, name: string) => void;
    handled: (parent: Payload, name: string) => void;
  };
};

const { trace } = proxySinks<TraceSinks>();

export function interceptors(): WorkflowInterceptors {
  let own: Payload | undefined;
  const carried = <Input extends { headers: Headers }>(input: Input): Input =>
    own === undefined ? input : { ...input, headers: { ...input.headers, [TRACE_HEADER]: own } };
  return {
    inbound: [
      {
        execute(input, next) {
          const parent = input.headers[TRACE_HEADER];
          if (parent === undefined) return next(input);
          own = asParent(parent);
          trace.ran(parent, `RunWorkflow:${workflowInfo().workflowType}`);
          return next(input);
        },
        handleSignal(input, next) {
          tellHandled(input.headers, `HandleSignal:${input.signalName}`);
          return next(input);
        },
        handleUpdate(input, next) {
          tellHandled(input.headers, `HandleUpdate:${input.name}`);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(carried(input)),
        scheduleLocalActivity: (input, next) => next(carried(input)),
        startChildWorkflowExecution: (input, next) => next(carried(input)),
        signalWorkflow: (input, next) => next(carried(input)),
        continueAsNew: (input, next) => next(carried(input)),
      },
    ],
  };
}

/** Whoever signals without a trace may name it as they like: no word of theirs gets into one. */
function tellHandled(headers: Headers, name: string): void {
  const parent = headers[TRACE_HEADER];
  if (parent !== undefined) trace.handled(parent, name);
}

/** The same trace, with the run's own span as the parent of what follows: the span's id is the end of the run's. */
function asParent(header: Payload): Payload {
  const { traceparent = '' } = defaultPayloadConverter.fromPayload<{ traceparent?: string }>(header);
  const [version, traceId, , flags] = traceparent.split('-');
  const spanId = spanIdOfRun(workflowInfo().runId);
  return defaultPayloadConverter.toPayload({ traceparent: [version, traceId, spanId, flags].join('-') });
}
