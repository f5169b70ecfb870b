// How the abuse reaches the instance: over HTTP and SMTP, as anybody would.
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Instance } from './instance.ts';

/** Of the one who abuses; whoever else writes has an address of their own. */
const ABUSER = '198.51.100.66';
export const MAILBOX = 'bonjour@paladin.fr';

export type Reply = { status: number; body: Record<string, unknown>; cookies: string[]; ms: number };
export type Sent = {
  from?: string;
  cookie?: string;
  token?: string;
  json?: unknown;
  form?: Record<string, string>;
};

/** One request; `from` is the address that it comes from. */
export async function send({ url }: Instance, line: string, sent: Sent = {}): Promise<Reply> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const { from = ABUSER, cookie, token, json, form } = sent;
  const body = json === undefined ? form && new URLSearchParams(form) : JSON.stringify(json);
  const began = performance.now();
  const answer = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      'x-forwarded-for': from,
      origin: url,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  const ms = performance.now() - began;
  return { status: answer.status, body: objectIn(text), cookies: answer.headers.getSetCookie(), ms };
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return { text };
  }
}

export function asking(text: string, more: Record<string, unknown> = {}): { json: object } {
  return { json: { id: randomUUID(), text, role: 'employee', ...more } };
}

/** The session's cookie of the supervisor. */
export async function signedIn(instance: Instance): Promise<string> {
  const json = { name: 'chef', password: instance.password };
  const { status, cookies } = await send(instance, 'POST /api/session', { json, from: '203.0.113.1' });
  const cookie = cookies[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`the supervisor cannot sign in: ${status}`);
  return cookie;
}

/** Sends a mail; gives the code that the listener answered with. */
export async function mail({ smtpPort }: Instance, message: SendMailOptions): Promise<number> {
  const client = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  try {
    const { response } = await client.sendMail({ from: 'eve@example.org', to: MAILBOX, ...message });
    return Number(response.slice(0, 3));
  } catch (error) {
    const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
    return code;
  } finally {
    client.close();
  }
}

/** A connection to the listener that says nothing: the code that it is greeted with, and how to let go. */
export function holdSmtp({ smtpPort }: Instance): Promise<{ code: number; release: () => void }> {
  return new Promise((resolve) => {
    const socket = connect(smtpPort, '127.0.0.1');
    const release = () => void socket.destroy();
    socket.once('data', (data) => resolve({ code: Number(String(data).slice(0, 3)), release }));
    socket.once('error', () => resolve({ code: 0, release }));
  });
}
