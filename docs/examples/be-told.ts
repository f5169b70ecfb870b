// Told of what happens: every message is verified, and taken once.
import { createServer, type IncomingMessage } from 'node:http';
import type { WebhookMessage } from 'paladin-client';
import { Webhook } from 'standardwebhooks';

const { WEBHOOK_SECRET = '', PORT = '8085' } = process.env;
const webhook = new Webhook(WEBHOOK_SECRET);
/** A table of yours, with the id in the transaction that keeps the rest. */
const taken = new Set<string>();

createServer(async (request, response) => {
  const message = await verified(request).catch(() => undefined);
  if (!message) return void response.writeHead(401).end();
  const id = String(request.headers['webhook-id']);
  if (!taken.has(id)) {
    const { question, events } = message.data;
    console.log(question.reference, question.status, events.map(({ type }) => type).join(' '));
    taken.add(id);
  }
  response.writeHead(204).end();
}).listen(Number(PORT), '127.0.0.1', () => console.log('listening'));

/** The bytes as they came are what was signed. */
async function verified(request: IncomingMessage): Promise<WebhookMessage> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  const body = Buffer.concat(parts).toString();
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  webhook.verify(body, Object.fromEntries(headers));
  return JSON.parse(body);
}
