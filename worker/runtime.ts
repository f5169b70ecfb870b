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
