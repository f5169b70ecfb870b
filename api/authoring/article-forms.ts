import { z } from '@hono/zod-openapi';
import { articleStates } from '../../domain/authoring.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const slug = z.string().max(80).regex(SLUG);
const line = z.string().trim().min(1).max(200);

/** What an editor writes; addresses that an article had before are kept by us. */
const ArticleFieldsForm = z
  .strictObject({
    slug: slug.openapi({ description: 'Its address in the help centre; the former one leads there' }),
    title: z.string().trim().min(5).max(160),
    topic: z.string().trim().min(3).max(80),
    audience: z.enum(['employee', 'employer', 'both']),
    reviewed: z.iso.date(),
    expires: z.iso.date().openapi({ description: 'When it is to be read again' }),
    keywords: z.array(line).max(60),
    related: z.array(slug).max(12),
    asked: z.array(line).max(60).openapi({ description: 'Ways in which people ask for it' }),
    sources: z
      .array(
        z.strictObject({
          section: line,
          law: line,
          seen: z.iso.date().optional().openapi({ description: 'Absent while nobody has read the law' }),
        }),
      )
      .max(40),
    markdown: z.string().trim().min(1).max(40_000),
  })
  .openapi('ArticleFields');

export const SavedForm = z
  .strictObject({
    base: z.int().min(0).max(100_000).openapi({
      description:
        'The revision it was written on, 0 of what was never in hand: refused where another one is the newest',
    }),
    fields: ArticleFieldsForm,
  })
  .openapi('ArticleSave');

export const OfArticle = z.object({ article: slug });
export const OfRevision = OfArticle.extend({ revision: z.coerce.number().int().min(1).max(100_000) });
export const AtRevision = z
  .strictObject({ revision: z.int().min(1).max(100_000) })
  .openapi('ArticleRevisionNamed');
export const PublicationForm = z
  .strictObject({
    revision: z.int().min(1).max(100_000).openapi({ description: 'The one that was read' }),
    at: z.int().min(0).max(8e15).optional().openapi({ description: 'When it is to appear; without it, now' }),
    until: z.int().min(0).max(8e15).optional().openapi({ description: 'When it is to be taken away' }),
  })
  .openapi('ArticlePublication');

const Fault = z.object({ slug: z.string(), code: z.string(), detail: z.string() }).openapi('ArticleFault');

export const ArticleEntry = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    state: z.enum(articleStates),
    revision: z.number().openapi({ description: '0 of what was never in hand' }),
    changedAt: z.number().nullable(),
    writtenBy: z.string().nullable().openapi({ description: 'A name, or `files`' }),
    publishAt: z.number().nullable(),
    withdrawAt: z.number().nullable(),
    isLive: z.boolean().openapi({ description: 'Readers have it, perhaps as it was before' }),
    isAhead: z.boolean().openapi({ description: 'The files do not hold it yet' }),
    readAgain: z
      .string()
      .nullable()
      .openapi({ description: 'The date by which what readers have is read again' }),
    faults: z.array(Fault).openapi({ description: 'Why what was planned could not be done' }),
  })
  .openapi('ArticleEntry');

export const ArticleText = ArticleFieldsForm.extend({ formerly: z.array(z.string()) }).openapi('ArticleText');

export const ArticleFileForm = ArticleEntry.extend({
  fields: ArticleText,
  live: z.string().nullable().openapi({ description: 'The file of what readers have' }),
  wrong: z.array(Fault).openapi({ description: 'What stands in the way of publishing it' }),
  moves: z
    .object({
      submit: z.string().nullable(),
      return: z.string().nullable(),
      publish: z.string().nullable(),
      withdraw: z.string().nullable(),
    })
    .openapi({ description: 'Null where this person may do it; otherwise the word of the refusal' }),
  revisions: z.array(z.object({ revision: z.number(), by: z.string(), at: z.number() })),
  events: z.array(
    z.object({
      type: z.string(),
      revision: z.number(),
      by: z.string(),
      at: z.number(),
      due: z.number().nullable(),
    }),
  ),
}).openapi('ArticleFile');
