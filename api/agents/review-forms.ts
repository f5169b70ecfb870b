// What the review's routes take and give.
import { z } from '@hono/zod-openapi';
import { ENDINGS } from '../../domain/review/proposal-decision.ts';
import type { Effect } from '../../domain/indicators/effect.ts';
import type { Evidence } from '../../domain/review/evidence.ts';
import { PRODUCT_EVENTS } from '../../domain/review/product-events.ts';
import { PROPOSALS } from '../../domain/review/review-types.ts';

/** Described in docs/review.md; what is given is what the store holds. */
function kept<T extends object>() {
  return z
    .custom<T>((given) => typeof given === 'object')
    .nullable()
    .openapi({ type: 'object' });
}

const Proposal = z
  .object({
    id: z.string(),
    week: z.string(),
    kind: z.enum(PROPOSALS),
    name: z.string(),
    article: z.string().nullable(),
    section: z.string().nullable(),
    now: z.number(),
    before: z.number(),
    /** Requests of each of six weeks, the latest last. */
    trend: z.array(z.number()),
    openMinutes: z.number(),
    evidence: kept<Evidence>(),
    questions: z.array(z.string()),
    /** What three of them wrote, masked; fewer once words are destroyed. */
    sentences: z.array(z.string()),
    rewritten: z
      .int()
      .openapi({ description: 'The assistant’s drafts that agents sent otherwise than written' }),
    /** Changes of the product with which it began to rise. */
    risesWith: z.array(z.string()),
    state: z.enum(['open', 'accepted', 'refused', 'expired']),
    decidedBy: z.string().nullable(),
    decidedAt: z.number().nullable(),
    reason: z.string().nullable(),
    owner: z.string().nullable(),
    due: z.string().nullable(),
    edited: z.boolean(),
    effect: kept<Effect>(),
    ending: z.enum(ENDINGS).nullable(),
    note: z.string().nullable(),
  })
  .openapi('ReviewProposal');

export const ProductEventForm = z
  .strictObject({
    kind: z.enum(PRODUCT_EVENTS),
    title: z.string().trim().min(3).max(120),
    begins: z.iso.date(),
    ends: z.iso.date().nullable().default(null),
  })
  .refine(({ begins, ends }) => ends === null || ends >= begins, { path: ['ends'] });

export const ProductEventEntry = z
  .object({
    id: z.string(),
    kind: z.enum(PRODUCT_EVENTS),
    title: z.string(),
    begins: z.string(),
    ends: z.string().nullable(),
    by: z.string(),
  })
  .openapi('ProductEvent');

export const ReviewForm = z
  .object({
    last: z
      .object({
        week: z.string(),
        at: z.number(),
        requests: z.number(),
        groups: z.number(),
        left: z.number().openapi({ description: 'What called for something and was left for another week' }),
      })
      .nullable(),
    proposals: z.array(Proposal),
    /** Missed targets and complex cases of the week, each with its causes in French. */
    cases: z.array(z.object({ reference: z.string(), missed: z.boolean(), causes: z.array(z.string()) })),
    allCases: z.number(),
    events: z.array(ProductEventEntry),
  })
  .openapi('WeeklyReview');
export type WeeklyReview = z.infer<typeof ReviewForm>;

export const ProposalFile = z
  .object({
    proposal: Proposal,
    /** Of an article to write: a file with status `draft`, from what agents answered; of one to correct: a section, from what was rated high. */
    draft: z.string().nullable(),
    /** Of a training topic or an article to correct: what several agents answered. */
    answers: z.array(z.string()),
  })
  .openapi('ReviewProposalFile');
export type ProposalFile = z.infer<typeof ProposalFile>;

export const DecisionForm = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('accepted'),
    owner: z.string().trim().min(1).max(80),
    due: z.iso.date(),
    name: z.string().trim().min(1).max(120).optional(),
    kind: z.enum(PROPOSALS).optional(),
  }),
  z.strictObject({ state: z.literal('refused'), reason: z.string().trim().min(1).max(500) }),
]);

export const End = z.strictObject({ ending: z.enum(ENDINGS), note: z.string().trim().max(500).default('') });
