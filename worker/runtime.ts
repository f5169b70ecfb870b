import { DefaultLogger, type LogLevel, Runtime, type RuntimeOptions } from '@temporalio/worker';
import { IllegalStateError } from '@temporalio/common';

/** Temporal's native part, saying no more than `level`. A process has one: whoever comes second shares it. */
export function installRuntime(level: LogLevel, options: RuntimeOptions = {}): void {
  try {
    Runtime.install({ ...options, logger: new DefaultLogger(level) });
  } catch (error) {
    if (!(error instanceof IllegalStateError)) throw error;
  }
}

let sdkAddress: string | undefined;

/** Has Temporal's SDK count: what `sdkMetrics` gives from then on. */
export function countedAt(address: string): RuntimeOptions {
  sdkAddress = address;
  const prometheus = {
    bindAddress: address,
    useSecondsForDurations: true,
    unitSuffix: true,
    countersTotalSuffix: true,
  };
  return { telemetryOptions: { metrics: { prometheus } } };
}

/** In Prometheus' format: delays from schedule to start, failures, pollers. Nothing in a process without a worker. */
export async function sdkMetrics(): Promise<string> {
  if (sdkAddress === undefined) return '';
  return fetch(`http://${sdkAddress}/metrics`).then(
    (answer) => answer.text(),
    () => '',
  );
}
