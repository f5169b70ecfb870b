import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { OpenAPIHono } from '@hono/zod-openapi';
import { html } from 'hono/html';
import { Refusal } from './errors.ts';
import type { Env } from './context.ts';
import { body } from './forms.ts';
import { WebhookMessageForm } from './machines/webhook-forms.ts';
import { nameOperations, withTuples } from './operations.ts';

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Files of the reference page, all served from here: nothing is fetched from elsewhere. */
const files: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Paladin, customer service',
    version: '1',
    description:
      'Questions asked by chat, the conversation that follows, and the desk where agents answer. Every error is `{ error, message }`: a stable word and a sentence in French.',
  },
  tags: [
    { name: 'questions', description: 'For the person who asks, by Bearer token or cookie' },
    { name: 'articles', description: 'For whoever reads the help centre, without an account' },
    { name: 'session', description: 'Sign-in of agents' },
    { name: 'desk', description: 'For agents, each by their roles' },
    { name: 'library', description: 'For editors of the help centre (docs/authoring.md)' },
    { name: 'machines', description: 'For other programs, by a key with scopes (docs/integrators.md)' },
    { name: 'health', description: 'For whoever runs the service' },
  ],
};

/** The OpenAPI document of `app`, and a page to read and try it. Mount it last, at /api. */
export function withDocument(app: OpenAPIHono<Env>): OpenAPIHono<Env> {
  app.openAPIRegistry.registerComponent('securitySchemes', 'requester', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'agent', {
    type: 'apiKey',
    in: 'cookie',
    name: 'session',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'machine', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key that a supervisor made; the scopes that a route needs stand beside it',
  });
  app.openAPIRegistry.registerWebhook({
    method: 'post',
    path: 'question.changed',
    tags: ['machines'],
    summary: 'What a receiver is told, signed as the Standard Webhooks say',
    request: { body: body(WebhookMessageForm) },
    responses: { 204: { description: 'Taken: any 2xx. 410 ends it; anything else is tried again' } },
  });
  // At once, so that what cannot be described keeps the service from starting, not from being read.
  const described = withTuples(nameOperations(app.getOpenAPI31Document(about)));
  app.get('/api/openapi.json', (c) => c.json(described));
  return app.route('/api/reference', referencePage());
}

function referencePage(): OpenAPIHono<Env> {
  const pages = new OpenAPIHono<Env>();
  pages.get('/', (c) => c.html(page(c.get('secureHeadersNonce') ?? '')));
  pages.get('/:file', async (c) => {
    const file = c.req.param('file');
    const type = Object.hasOwn(files, file) ? files[file] : undefined;
    if (type === undefined) throw new Refusal('not-found');
    const content = await readFile(join(folder, file));
    return c.body(new Uint8Array(content), 200, {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=86400',
    });
  });
  return pages;
}

function page(nonce: string) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Paladin API</title>
        <link rel="icon" href="/api/reference/favicon-32x32.png" />
        <link rel="stylesheet" href="/api/reference/swagger-ui.css" />
      </head>
      <body>
        <div id="reference"></div>
        <script src="/api/reference/swagger-ui-bundle.js"></script>
        <script nonce="${nonce}">
          SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#reference', deepLinking: true });
        </script>
      </body>
    </html>`;
}
