// A site of somebody else's that embeds the chat, under the strictest policy that can be written.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** @param port one that the house lets in, or any other. Nothing but our script and our frame may be loaded; no eval, no inline. */
export async function openEmbedder(address: string, port: number) {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] });
  const policy = [
    "default-src 'none'",
    `script-src ${address}`,
    `frame-src ${address}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  const server = createServer((request, response) => {
    if (request.url === '/jwks.json') {
      response.end(keys);
      return;
    }
    const found = request.url === '/' || request.url === '/other';
    response.writeHead(found ? 200 : 404, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    });
    response.end(found ? pageOf(address) : '');
  });
  server.listen(port);
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${port}`,
    /** The same as a neighbour of ours: another origin, whose frames a browser lets keep something. */
    neighbour: `http://localhost:${port}`,
    /** Its signed word on who its reader is. */
    word: (sub: string) =>
      new SignJWT({ sub })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(`http://127.0.0.1:${port}`)
        .setAudience(address)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function pageOf(address: string): string {
  return `<!doctype html><html lang="fr"><head><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mon intranet</title><script src="${address}/chat.js" async></script></head>
<body><main><h1>Mon intranet</h1><p>Bonjour.</p><button>Autre chose</button></main></body></html>`;
}
