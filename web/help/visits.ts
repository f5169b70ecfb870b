// Whether the help centre sufficed, by sessions: nobody is followed from one to the next, and programs are not counted.
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie, VISIT_COOKIE } from '../../api/cookies.ts';
import { visitOf } from '../../api/visit.ts';
import type { HelpAct, PageParts } from '../page-context.ts';

export function noteHelp(c: Context, { visited, address }: PageParts, act: HelpAct): void {
  // A person opens the page: no program, and no browser that guesses what will be read.
  if (visited === undefined || visitOf(c.req) !== 'page') return;
  const config = { publicUrl: address };
  const known = getCookie(c, config, VISIT_COOKIE);
  const mark = known !== undefined && MARK.test(known) ? known : randomUUID();
  if (mark !== known) setCookie(c, config, { name: VISIT_COOKIE, value: mark });
  visited(mark, act);
}

const MARK = /^[0-9a-f-]{36}$/;

/** Whether the page before was one of results, of ours. */
export function cameFromSearch(c: Context): boolean {
  const referer = c.req.header('Referer') ?? '';
  const before = URL.canParse(referer) ? new URL(referer) : undefined;
  return before?.pathname === '/aide/recherche' && before.host === new URL(c.req.url).host;
}
