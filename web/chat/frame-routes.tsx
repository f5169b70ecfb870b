import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Env } from '../../api/context.ts';
import { chatLanguage, chatWords } from '../../content/chat-words.ts';
import type { PageParts } from '../page-context.ts';
import { page } from '../respond.ts';
import { FramePage } from './frame-page.tsx';
import { firstContactProps } from './first-contact-props.ts';
import { Words } from './words.ts';

/** The page that the embedded chat is: `frame-ancestors` names who may frame it. No cookie is set, none is read. */
export function frameRoutes(parts: PageParts): Hono<Env> {
  return new Hono<Env>().get('/chat', (c) => {
    c.set('embeddable', true);
    c.header('Cache-Control', 'no-store');
    const language = chatLanguage(c.req.query('langue'));
    const words = chatWords(language);
    const shown = firstContactProps(c, parts, words);
    return page(
      c,
      <Words.Provider value={words}>
        <FramePage assets={parts.assets} shown={shown} id={randomUUID()} language={language} />
      </Words.Provider>,
    );
  });
}
