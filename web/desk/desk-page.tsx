import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PageParts } from '../page-context.ts';
import { page, httpStatusOf } from '../respond.ts';
import type { Seen } from './desk-data.ts';
import { DeskPage, type DeskSection } from './desk-frame.tsx';

type Shown = { seen: Seen; title: string; here: DeskSection; body: Child };

export function deskPage(c: Context, parts: PageParts, { body, ...frame }: Shown, status = 200) {
  const whole = (
    <DeskPage parts={parts} {...frame}>
      {body}
    </DeskPage>
  );
  return page(c, whole, status === 200 ? 200 : httpStatusOf(status));
}
