import type { Context } from 'hono';
import { chatWords } from '../../content/chat-words.ts';
import { isTimeZone } from '../../content/instants.ts';
import { openingAt } from '../opening-notice.ts';
import type { PageParts } from '../page-context.ts';
import type { FirstContactProps } from './first-contact.tsx';

export function firstContactProps(
  c: Context,
  { hours, replyDue, now }: PageParts,
  words = chatWords('fr'),
): FirstContactProps {
  const zone = c.req.query('zone');
  return {
    opening: openingAt(hours(), now(), words),
    replyDue: replyDue(),
    now: now(),
    ...(zone !== undefined && isTimeZone(zone) ? { zone } : {}),
  };
}
