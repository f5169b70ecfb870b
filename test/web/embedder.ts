// A site of somebody else's that embeds the chat, under the strictest policy that can be written.
import { createServer } from 'node:http';
import { once } from 'node:events';

/** @param port one that the house lets in, or any other. Nothing but our script and our frame may be loaded; no eval, no inline. */
export async function openEmbedder(address: string, port: number) {
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
