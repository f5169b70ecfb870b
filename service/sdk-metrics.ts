import { freePort } from '../temporal-server/free-port.ts';
import { installRuntime } from '../worker/runtime.ts';

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
