import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** Of its heartbeat timeout, how often an activity says that its worker is alive. */
const BEATS_IN_A_TIMEOUT = 4;

/** Says for every activity that its worker is alive: one that is killed is noticed in seconds, whatever it was doing. */
export const heartbeatInterceptor: ActivityInterceptorsFactory = (context) => ({
  inbound: {
    async execute(input, next) {
      const { heartbeatTimeoutMs } = context.info;
      if (heartbeatTimeoutMs === undefined) return next(input);
      const beats = setInterval(() => context.heartbeat(), heartbeatTimeoutMs / BEATS_IN_A_TIMEOUT);
      try {
        return await next(input);
      } finally {
        clearInterval(beats);
      }
    },
  },
});
