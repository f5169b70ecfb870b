import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { notFoundTexts as words } from '../../content/fr/help.ts';
import { ChatLauncher } from '../chat/launcher.tsx';
import { Document, SiteFrame, type Head } from '../frame.tsx';
import { openingAt } from '../opening-notice.ts';
import type { PageParts } from '../page-context.ts';
import { page } from '../respond.ts';
import { NotFound } from './not-found.tsx';

/** `chat: false` on the chat's own pages. */
type Sight = { head: Head; body: Child; hero?: Child; chat?: false };

/** A page of the help centre, with the chat at its bottom right. */
export function sitePage(parts: PageParts, { head, body, hero, chat }: Sight) {
  return (
    <Document head={head} assets={parts.assets} entry="site">
      <SiteFrame
        opening={openingAt(parts.hours(), parts.now())}
        week={parts.promise().horaires}
        chat={chat ?? <ChatLauncher />}
        hero={hero}
      >
        {body}
      </SiteFrame>
    </Document>
  );
}

/** The answer to an address that leads nowhere. */
export function notFoundPage(c: Context, parts: PageParts) {
  return page(c, sitePage(parts, { head: { title: words.head }, body: <NotFound /> }), 404);
}
