import type { z } from 'zod';
import { distance } from './content/search/corrector.ts';

/** One slip apart, or two. */
const SLIPS = 2;

/** A line each: every wrong value, and every name that is none but nearly one, whose setting would silently keep its default. */
export function settingFaults(groups: readonly z.ZodObject[], env: NodeJS.ProcessEnv): string[] {
  const known = groups.flatMap(({ shape }) => Object.keys(shape));
  const issues = groups.flatMap((group) => group.safeParse(env).error?.issues ?? []);
  return [
    ...issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`),
    ...Object.keys(env).flatMap((name) => {
      if (!name.startsWith('PALADIN_') || known.includes(name)) return [];
      const meant = known.find((one) => distance(one, name) <= SLIPS);
      return meant === undefined ? [] : [`  ${name}: there is no such setting. ${meant}?`];
    }),
  ];
}
