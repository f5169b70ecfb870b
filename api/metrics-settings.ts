import { z } from 'zod';

export const metricsSettings = {
  PALADIN_METRICS_PORT: z
    .preprocess(
      (given) => (given === '' ? undefined : given),
      z.coerce.number({ error: 'a port number' }).int().min(1).max(65_535).optional(),
    )
    .describe(
      'port of this process’s own /metrics, /live and /ready, for Prometheus and probes; without it, none',
    ),
  PALADIN_METRICS_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address that they listen on: one that only your own network reaches'),
};

export type MetricsPlace = { host: string; port: number | undefined };
