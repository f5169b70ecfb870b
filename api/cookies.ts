import type { Context } from 'hono';
import * as cookies from 'hono/cookie';
import type { ApiConfig } from './context.ts';

/** A random mark that lives as long as the browser is open: whether the help centre sufficed is counted by it, and nothing else. */
export const VISIT_COOKIE = 'visite';

type Config = Pick<ApiConfig, 'publicUrl'>;

/** Of every cookie that we set: out of scripts' reach, and never sent along by another site's page. */
export function cookieRules(config: Config) {
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure: isSecure(config) } as const;
}

function isSecure({ publicUrl }: Config): boolean {
  return publicUrl.startsWith('https:');
}

/** Over https no neighbour under the same domain can set it for us (ASVS 3.3.3). */
function nameOf(config: Config, name: string): string {
  return isSecure(config) ? `__Host-${name}` : name;
}

export function getCookie(c: Context, config: Config, name: string): string | undefined {
  return cookies.getCookie(c, nameOf(config, name));
}

/**
 * @param lifeMs how long the browser keeps it; until it is closed by default
 * @param isLax comes along when another site's page leads here, as an identity provider's does
 */
export function setCookie(
  c: Context,
  config: Config,
  { name, value, lifeMs, isLax }: { name: string; value: string; lifeMs?: number; isLax?: true },
): void {
  const life = lifeMs === undefined ? {} : { maxAge: lifeMs / 1_000 };
  const lax = isLax ? ({ sameSite: 'Lax' } as const) : {};
  cookies.setCookie(c, nameOf(config, name), value, { ...cookieRules(config), ...life, ...lax });
}

export function deleteCookie(c: Context, config: Config, name: string): void {
  cookies.deleteCookie(c, nameOf(config, name), cookieRules(config));
}
