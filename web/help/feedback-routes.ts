import { Hono, type Context } from 'hono';
import { setCookie } from 'hono/cookie';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { VOTE_COMMENT_LIMIT } from '../../api/vote-routes.ts';
import { cookieRules } from '../../api/cookies.ts';
import type { Article } from '../../content/articles.ts';
import { feedbackTexts as words } from '../../content/fr/help.ts';
import { askApi, segments, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import { httpStatusOf } from '../respond.ts';
import { votedCookie } from './feedback-cookie.ts';
import type { FeedbackState } from './feedback.tsx';

const YEAR = 365 * 24 * 3600;

type Answer = Promise<Response>;
/** What a reader sees whose vote was not taken. */
type Refused = {
  again: (
    c: Context,
    article: Article,
    told: { feedback: FeedbackState; status: ContentfulStatusCode },
  ) => Answer;
  urgent: (c: Context, article: Article, text: string) => Answer;
};

/** Takes "oui" or "non" and a comment; the API keeps one vote a reader and article. */
export function feedbackRoutes(parts: PageParts, refused: Refused): Hono {
  return new Hono().post('/aide/:slug/avis', async (c) => {
    const article = parts.articles().find(({ slug }) => slug === c.req.param('slug'));
    const { trouve, commentaire = '', version } = await fieldsOf(c);
    if (!article || (trouve !== 'oui' && trouve !== 'non')) return c.notFound();
    const { slug } = article;
    const told = await askApi(parts, c, (api) =>
      api.articles[':slug'].vote.$put({
        param: segments({ slug }),
        json: { version: version ?? article.version, helped: trouve === 'oui', comment: commentaire },
      }),
    );
    if (!told.ok && told.emergency) return refused.urgent(c, article, told.emergency.text);
    if (!told.ok)
      return refused.again(c, article, {
        feedback: askAgain(commentaire, told),
        status: httpStatusOf(told.status),
      });
    const kept = {
      ...cookieRules({ publicUrl: parts.address }),
      sameSite: 'Lax',
      path: `/aide/${slug}`,
      maxAge: YEAR,
    } as const;
    setCookie(c, votedCookie(slug), trouve, kept);
    return c.redirect(`/aide/${slug}${told.body.comment === 'left-out' ? '?avis=sante' : ''}#avis`, 303);
  });
}

async function fieldsOf(c: Context): Promise<Partial<Record<string, string>>> {
  const form = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim()]] : [],
    ),
  );
}

/** The form again, with what was typed, and why. */
function askAgain(
  typed: string,
  { fields, message }: Extract<ApiAnswer<never>, { ok: false }>,
): FeedbackState {
  const problem = fields.includes('comment') ? words.tooLong(VOTE_COMMENT_LIMIT) : message;
  return { at: 'asking', typed, problem };
}
