import type { ApiConfig } from './context.ts';

/** Of every cookie that we set: out of scripts' reach, and never sent along by another site's page. */
export function cookieRules({ publicUrl }: ApiConfig) {
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure: publicUrl.startsWith('https:') } as const;
}
