/** Where Temporal's interceptors for OpenTelemetry put a trace: other programs on the same engine understand it. */
export const TRACE_HEADER = '_tracer-data';

/** Sixteen hexadecimal digits, the same wherever and whenever the run is replayed. */
export function spanIdOfRun(runId: string): string {
  return runId.replaceAll('-', '').slice(-16);
}
