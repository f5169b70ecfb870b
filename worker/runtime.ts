import { DefaultLogger, type LogLevel, Runtime, type RuntimeOptions } from '@temporalio/worker';
import { IllegalStateError, type LogMetadata } from '@temporalio/common';

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
