import { z } from 'zod';

const networks = z.array(
  z.union([z.cidrv4(), z.cidrv6()], { error: 'networks such as 10.1.0.0/16, with commas between' }),
);

export const webhookSettings = z.object({
  PALADIN_WEBHOOK_NETWORKS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(networks)
    .describe(
      'private networks that webhooks may reach; 127.0.0.0/8, for development, lets them go to this machine by http (docs/integrators.md)',
    ),
});

/** Private networks that webhooks may reach. */
export function webhookNetworks(env: NodeJS.ProcessEnv): readonly string[] {
  return webhookSettings.parse(env).PALADIN_WEBHOOK_NETWORKS;
}
