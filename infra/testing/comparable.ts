import { runtime } from "@pulumi/pulumi";

/** A declared value without secrets: every run draws its throwaway passwords anew. */
export function comparable(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value, withoutSecrets));
}

function withoutSecrets(_: string, value: unknown): unknown {
  const isSpecial = typeof value === "object" && value !== null && runtime.specialSigKey in value;
  return isSpecial && value[runtime.specialSigKey] === runtime.specialSecretSig ? "secret" : value;
}
