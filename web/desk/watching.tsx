import { Hono, type Context } from 'hono';
import { watchingWords } from '../../content/fr/desk-lists.ts';
import { THE_PERSON } from '../../domain/mentions.ts';
import { askApi, segments } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { seenBy, shortName, type QuestionFile } from './desk-data.ts';
import { fieldsOf } from './api-calls.ts';

/** Who else looks or types: said by the script, which keeps it true. */
export function Watchers() {
  return <p class="watchers" role="status" data-watchers></p>;
}

type Signed = Pick<QuestionFile, 'readByPerson'>;

/** On an agent's message, once it is the last that the person has read; the script keeps it true. */
export function ReadSign({ message, file }: { message: QuestionFile['messages'][number]; file: Signed }) {
  const { id, author, state, text } = message;
  if (author !== 'agent' || state !== 'told' || text === undefined) return null;
  return (
    <p class="quiet" data-read-sign hidden={id !== file.readByPerson}>
      {watchingWords.read}
    </p>
  );
}

/** The page says that it is looked at, and is told who else looks, in words, and which message of ours the person read last. */
export function watchingPages(parts: PageParts): Hono {
  return new Hono().post('/bureau/questions/:reference/regard', (c) => watch(c, parts));
}

async function watch(c: Context, parts: PageParts) {
  const param = segments({ reference: c.req.param('reference') ?? '' });
  const { parti, ecrit } = fieldsOf(await c.req.parseBody());
  if (parti !== undefined) {
    await askApi(parts, c, (api) => api.desk.questions[':reference'].watching.$delete({ param }));
    return c.json({ words: '' });
  }
  const standing = await askApi(parts, c, (api) => api.desk.questions[':reference'].standing.$get({ param }));
  const read = standing.ok ? standing.body.readByPerson : undefined;
  const json = { isTyping: ecrit !== undefined };
  const told = await askApi(parts, c, (api) =>
    api.desk.questions[':reference'].watching.$put({ param, json }),
  );
  const seen = told.ok && told.body.length > 0 ? await seenBy(c, parts) : undefined;
  if (!told.ok || !seen) return c.json({ words: '', read });
  const words = told.body.map(({ agent, isTyping }) =>
    agent === THE_PERSON
      ? watchingWords.personTypes
      : (isTyping ? watchingWords.types : watchingWords.looks)(shortName(seen, agent)),
  );
  return c.json({ words: words.join(' '), read });
}
