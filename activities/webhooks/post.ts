import { request as requestPlain } from 'node:http';
import { request as requestSecure, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { isWebhookAddress } from '../../domain/webhooks.ts';
import { NetworkRefused, type Networks } from './networks.ts';

/** What a receiver answered: its status, and when it wants to be asked again, in ms from now. */
export type WebhookAnswer = { status: number; retryAfterMs?: number };

/** A receiver that has not answered by then counts as away. */
const PATIENCE_MS = 15_000;
/** More headers than that is no answer to a webhook. Of what comes after them nothing is read. */
const HEADER_BYTES = 8_192;
const MS = 1_000;

type Posting = {
  url: string;
  headers: Record<string, string>;
  body: string;
  networks: Networks;
  patienceMs?: number | undefined;
  stop?: AbortSignal | undefined;
};

/**
 * Posts to a receiver that somebody else chose: only where the installation lets webhooks go, no redirect followed, nothing of
 * the answer read but its status.
 * @throws Error with a `code` when there is no answer; the reason of `stop` once it is aborted
 */
export async function postOut(posting: Posting): Promise<WebhookAnswer> {
  const { url, networks, stop } = posting;
  const address = new URL(url);
  // A name is looked at as it resolves; an address that stands there is never resolved.
  const host = address.hostname.replace(/^\[|\]$/g, '');
  if (!isWebhookAddress(url, { loopback: networks.admits('127.0.0.1') })) throw new NetworkRefused();
  if (isIP(host) !== 0 && !networks.admits(host)) throw new NetworkRefused();
  try {
    return await exchange(address, posting);
  } catch (error) {
    stop?.throwIfAborted();
    throw error;
  }
}

function exchange(address: URL, { headers, body, networks, patienceMs, stop }: Posting) {
  const patience = AbortSignal.timeout(patienceMs ?? PATIENCE_MS);
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Paladin-Webhooks' },
    lookup: networks.lookup,
    // No connection is kept: the next one is looked at again.
    agent: false,
    maxHeaderSize: HEADER_BYTES,
    signal: stop === undefined ? patience : AbortSignal.any([patience, stop]),
  };
  const ask = address.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise<WebhookAnswer>((resolve, reject) => {
    const sent = ask(address, options, (answer) => {
      const wait = Number(answer.headers['retry-after']);
      const retryAfterMs = Number.isFinite(wait) && wait > 0 ? wait * MS : undefined;
      resolve({ status: answer.statusCode ?? 0, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
      answer.destroy();
    });
    sent.once('error', (error) => reject(patience.aborted ? new ReceiverSilent() : error));
    sent.end(body);
  });
}

/** It took the message, maybe, and said nothing of it in time. */
class ReceiverSilent extends Error {
  override name = 'ReceiverSilent';
  code = 'timeout';
}
