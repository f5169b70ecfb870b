import { DefaultLogger, type LogLevel, Runtime, type RuntimeOptions } from '@temporalio/worker';
import { IllegalStateError, type LogMetadata } from '@temporalio/common';
import { freePort } from '../temporal-server/free-port.ts';

/** Temporal's native part, saying no more than `level`. A process has one: whoever comes second shares it. */
export function installRuntime(level: LogLevel, options: RuntimeOptions = {}): void {
  try {
    Runtime.install({ ...options, logger: new ExpectingLogger(level) });
  } catch (error) {
    if (!(error instanceof IllegalStateError)) throw error;
  }
}

/** Workers of activities alone have no workflows, and are meant to. */
class ExpectingLogger extends DefaultLogger {
  override log(level: LogLevel, message: string, meta?: LogMetadata): void {
    if (!message.startsWith('No workflows registered')) super.log(level, message, meta);
  }
}

let sdkAddress: string | undefined;

/**
 * That of the service: its signals are ours, so that the worker does not stop before what hands it work, and it counts for `sdkMetrics`.
 * Again, it changes nothing.
 */
export async function installServiceRuntime(): Promise<void> {
  if (sdkAddress !== undefined) return;
  const bindAddress = `127.0.0.1:${await freePort('127.0.0.1', 0)}`;
  const units = { useSecondsForDurations: true, unitSuffix: true, countersTotalSuffix: true };
  const telemetryOptions = { metrics: { prometheus: { bindAddress, ...units } } };
  installRuntime('WARN', { shutdownSignals: [], telemetryOptions });
  sdkAddress = bindAddress;
}

/** In Prometheus' format: delays from schedule to start, failures, pollers. Nothing in a process without a worker. */
export async function sdkMetrics(): Promise<string> {
  if (sdkAddress === undefined) return '';
  return fetch(`http://${sdkAddress}/metrics`).then(
    (answer) => answer.text(),
    () => '',
  );
}
