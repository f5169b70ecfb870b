import { Hono } from 'hono';
import type { PageParts } from '../page-context.ts';
import { publicArticles, topicsOf } from './published-topics.ts';

/** What search engines read. */
export function siteFiles(parts: PageParts): Hono {
  return new Hono()
    .get('/sitemap.xml', (c) =>
      c.body(sitemap(parts), 200, { 'Content-Type': 'application/xml; charset=utf-8' }),
    )
    .get('/robots.txt', (c) => c.text(robots(parts)));
}

function sitemap({ address, articles }: PageParts): string {
  const published = publicArticles(articles());
  const urls = [
    `<url><loc>${address}/aide</loc></url>`,
    `<url><loc>${address}/question</loc></url>`,
    ...topicsOf(published).map(({ slug }) => `<url><loc>${address}/aide/theme/${slug}</loc></url>`),
    ...published.map(
      ({ slug, reviewed }) => `<url><loc>${address}/aide/${slug}</loc><lastmod>${reviewed}</lastmod></url>`,
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`;
}

function robots({ address }: PageParts): string {
  return `User-agent: *
Disallow: /api/
Disallow: /bureau
Disallow: /question/
Disallow: /chat
Disallow: /suivi/
Disallow: /aide/suggestions
Sitemap: ${address}/sitemap.xml
`;
}
