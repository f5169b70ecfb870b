import type { Tracer } from '@opentelemetry/api';
import type { Payload } from '@temporalio/common';
import type { InjectedSinks } from '@temporalio/worker';
import type { WorkflowInfo } from '@temporalio/workflow';
import { spanIdOfRun } from '../workflows/run-span.ts';
import type { TraceSinks } from '../workflows/trace-interceptors.ts';
import { contextIn } from './trace-header.ts';

type WithSpanId = (id: string, work: () => void) => void;

/** Spans of what happens in the process itself, told once: not again when it is replayed. */
export function traceSinks(tracer: Tracer, withSpanId: WithSpanId): InjectedSinks<TraceSinks> {
  return {
    trace: {
      ran: {
        callDuringReplay: false,
        fn: (info, parent, name) => withSpanId(spanIdOfRun(info.runId), () => tell(info, parent, name)),
      },
      handled: { callDuringReplay: false, fn: tell },
    },
  };

  function tell({ workflowId, runId }: WorkflowInfo, parent: Payload, name: string): void {
    const attributes = { temporalWorkflowId: workflowId, run_id: runId };
    tracer.startSpan(name, { attributes }, contextIn(parent)).end();
  }
}
