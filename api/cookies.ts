import type { ApiConfig } from './context.ts';

/** A random mark that lives as long as the browser is open: whether the help centre sufficed is counted by it, and nothing else. */
export const VISIT_COOKIE = 'visite';

/** Of every cookie that we set: out of scripts' reach, and never sent along by another site's page. */
export function cookieRules({ publicUrl }: ApiConfig) {
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure: publicUrl.startsWith('https:') } as const;
}
