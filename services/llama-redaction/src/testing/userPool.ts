import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

export const USER_POOL_ID = "us-east-2_AbCdEfGhI";
export const CLIENT_ID = "portal";
export const SUB = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

const ISSUER = `https://cognito-idp.us-east-2.amazonaws.com/${USER_POOL_ID}`;
const keys = new Map<string, { privateKey: KeyObject; publicKey: KeyObject }>();

function pairOf(kid: string) {
  const pair = keys.get(kid) ?? generateKeyPairSync("rsa", { modulusLength: 2048 });
  keys.set(kid, pair);
  return pair;
}

/** The public keys of some ids, as the pool publishes them. */
export function jwks(...kids: string[]): string {
  return JSON.stringify({
    keys: kids.map((kid) => ({
      ...pairOf(kid).publicKey.export({ format: "jwk" }),
      alg: "RS256",
      kid,
      use: "sig",
    })),
  });
}

/** An access token as the pool signs it, with other claims where they are given. */
export function token(kid: string, claims: Record<string, unknown> = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    "cognito:groups": ["clinicians"],
    client_id: CLIENT_ID,
    // Of a whole test run: tables of requests are made when the file is read.
    exp: now + 3600,
    iat: now,
    iss: ISSUER,
    sub: SUB,
    token_use: "access",
    ...claims,
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const signed = `${encode({ alg: "RS256", kid })}.${encode(payload)}`;
  const signature = sign("RSA-SHA256", Buffer.from(signed), pairOf(kid).privateKey);
  return `${signed}.${signature.toString("base64url")}`;
}
