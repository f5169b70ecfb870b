import { z } from 'zod';

const name = z.string().regex(/^[\w.-]{1,60}$/, 'letters, digits, dots and hyphens');

/** How Temporal tells this version of the workers from another (docs/changing-a-workflow.md). */
export const versioningSettings = z.object({
  PALADIN_VERSIONING: z
    .enum(['off', 'auto-upgrade', 'pinned'])
    .default('off')
    .describe(
      'whether workers say which version they are: questions under way go over to the current one, or end with the one they began with',
    ),
  PALADIN_DEPLOYMENT: name.default('paladin').describe('name of the deployment that those versions are of'),
  PALADIN_BUILD: z
    .preprocess((given) => (given === '' ? undefined : given), name.optional())
    .describe('the version’s own name; without it, a digest of the process’s code'),
});

/** `build` undefined: a digest of the code. */
export type Versioning = {
  deployment: string;
  build: string | undefined;
  behavior: 'AUTO_UPGRADE' | 'PINNED';
};

/** Undefined where workers say nothing of their version, as on one machine. */
export function readVersioning(env: NodeJS.ProcessEnv): Versioning | undefined {
  const {
    PALADIN_VERSIONING: way,
    PALADIN_DEPLOYMENT: deployment,
    PALADIN_BUILD: build,
  } = versioningSettings.parse(env);
  if (way === 'off') return undefined;
  return { deployment, build, behavior: way === 'pinned' ? 'PINNED' : 'AUTO_UPGRADE' };
}
