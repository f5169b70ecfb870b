import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import type { TraceSinks } from '../workflows/trace-interceptors.ts';
import { traceSettings } from './trace-settings.ts';

/** What a span may say of itself: routes, names, codes, references and ids; never what people wrote. */
export type Said = Record<string, string | number>;

/** Once more is known: its attributes, and the name that it has by then. */
type Say = (said: Said, name?: string) => void;

/** Does the work with a span around it; of a failure it tells no more than the kind. */
export type Traced = <Result>(name: string, work: (say: Say) => Promise<Result>) => Promise<Result>;

/** Where nothing is traced. */
export const untraced: Traced = (_, work) => work(() => {});

/** How each part takes its place in a trace. */
export type Tracing = {
  /** At a door: a trace begins. What the sender says of traces is not believed. */
  door: Traced;
  /** Within the span that is under way, where there is one. */
  within: Traced;
  client: WorkflowClientInterceptor;
  activity: ActivityInterceptorsFactory;
  sinks: InjectedSinks<TraceSinks>;
  /** Gives away what is left. */
  close: () => Promise<void>;
};

/** Undefined, and nothing loaded, where no collector is configured. */
export async function openTracing(env: NodeJS.ProcessEnv): Promise<Tracing | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_SERVICE_NAME: service } = traceSettings.parse(env);
  if (collector === undefined) return undefined;
  const { openTelemetry } = await import('./open-telemetry.ts');
  return openTelemetry(service);
}
