// An article as its form holds it: lists are lines, or words between commas.
import type { ApiClient, Body } from '../../api-client.ts';
import { oneOfThose } from '../api-calls.ts';

export type OpenedArticle = Body<ApiClient['library']['articles'][':article']['$get']>;
type Fields = OpenedArticle['fields'];

export type TypedArticle = Record<
  | 'title'
  | 'slug'
  | 'topic'
  | 'audience'
  | 'markdown'
  | 'asked'
  | 'keywords'
  | 'related'
  | 'sources'
  | 'reviewed'
  | 'expires',
  string
>;

export function typedOf({
  asked,
  keywords,
  related,
  sources,
  ...fields
}: Omit<Fields, 'formerly'>): TypedArticle {
  const { title, slug, topic, audience, markdown, reviewed, expires } = fields;
  return {
    title,
    slug,
    topic,
    audience,
    markdown,
    reviewed,
    expires,
    asked: asked.join('\n'),
    keywords: keywords.join(', '),
    related: related.join(', '),
    sources: sources
      .map((source) => [source.section, source.law, source.seen ?? []].flat().join(' | '))
      .join('\n'),
  };
}

/** What a form sent; what is missing in it is empty. */
export function typedIn(sent: Record<string, string | undefined>): TypedArticle {
  const at = (name: keyof TypedArticle) => sent[name]?.replaceAll('\r\n', '\n') ?? '';
  return {
    title: at('title'),
    slug: at('slug'),
    topic: at('topic'),
    audience: at('audience'),
    markdown: at('markdown'),
    asked: at('asked'),
    keywords: at('keywords'),
    related: at('related'),
    sources: at('sources'),
    reviewed: at('reviewed'),
    expires: at('expires'),
  };
}

/** As the API takes it; what is malformed is for the API to refuse. */
export function fieldsTyped({ asked, keywords, related, sources, audience, ...typed }: TypedArticle) {
  return {
    ...typed,
    audience: oneOfThose<Fields['audience']>(audience),
    asked: partsOf(asked, '\n'),
    keywords: partsOf(keywords, /[,\n]/),
    related: partsOf(related, /[,\s]/),
    sources: partsOf(sources, '\n').map((line) => {
      const [section = '', law = '', seen = ''] = line.split('|').map((part) => part.trim());
      return seen === '' ? { section, law } : { section, law, seen };
    }),
  };
}

function partsOf(text: string, between: string | RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
