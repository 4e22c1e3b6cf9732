import { createHash, createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';

/** An OpenID provider on loopback that signs in whoever `person` says, without asking. */
export interface Provider {
  person: { sub: string; preferred_username: string };
  /** Signs with another key than the one it publishes. */
  isForger: boolean;
  stop(): Promise<void>;
}

interface Asked {
  nonce: string;
  challenge: string;
  person: Provider['person'];
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function idToken(issuer: string, { nonce, person }: Asked, key: KeyObject): string {
  const seconds = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: 'zhisheng', iat: seconds, exp: seconds + 60, nonce, ...person };
  const signed = `${base64({ alg: 'RS256', kid: 'k' })}.${base64(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

export async function startProvider(port: number): Promise<Provider> {
  const issuer = `http://127.0.0.1:${port}`;
  const [own, other] = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  const asked = new Map<string, Asked>();
  const provider: Provider = {
    person: { sub: 's', preferred_username: '' },
    isForger: false,
    stop: () => new Promise((resolve) => server.close(() => resolve()))
  };
  const json = (response: ServerResponse, value: object, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url!, issuer);
    if (url.pathname.startsWith('/.well-known'))
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256']
      });
    if (url.pathname === '/keys')
      return json(response, {
        keys: [{ ...own!.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }]
      });
    if (url.pathname === '/authorize') {
      const code = randomUUID();
      const [nonce, challenge] = ['nonce', 'code_challenge'].map((name) => url.searchParams.get(name) ?? '');
      asked.set(code, { nonce: nonce!, challenge: challenge!, person: provider.person });
      const back = new URL(url.searchParams.get('redirect_uri')!);
      back.search = new URLSearchParams({ code, state: url.searchParams.get('state')! }).toString();
      return response.writeHead(302, { location: back.href }).end();
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    return request.on('end', () => {
      const form = new URLSearchParams(body);
      const code = asked.get(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      asked.delete(form.get('code') ?? '');
      if (code?.challenge !== challenge) return json(response, { error: 'invalid_grant' }, 400);
      const key = provider.isForger ? other!.privateKey : own!.privateKey;
      return json(response, { access_token: 'a', token_type: 'Bearer', id_token: idToken(issuer, code, key) });
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return provider;
}
