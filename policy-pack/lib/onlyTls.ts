import { statementsOf, type Statement } from "./policyDocument.ts";

/** Whether a statement denies everyone whatever does not come over TLS, whichever actions and resources it is about. */
export const deniesPlaintext = ({ effect, principals, conditions }: Statement): boolean =>
  effect === "Deny" && principals.includes("*") && isOnlyWithoutTls(conditions);

/** Whether a policy denies everyone one of these actions, or all of them, without TLS. */
export function refusesPlaintext(policy: unknown, actions: readonly string[]): boolean {
  return statementsOf(policy).some(
    (one) =>
      deniesPlaintext(one) &&
      !one.exceptActions &&
      one.actions.some((action) => action === "*" || isAmong(action, actions)),
  );
}

/** IAM compares actions without regard to case. */
const isAmong = (action: string, actions: readonly string[]): boolean =>
  actions.some((one) => one.toLowerCase() === action.toLowerCase());

/** Any other condition would let some requests without TLS through. */
function isOnlyWithoutTls({ Bool = {}, ...others }: Statement["conditions"]): boolean {
  return (
    Object.keys(others).length === 0 &&
    Object.keys(Bool).length === 1 &&
    String(Bool["aws:SecureTransport"]) === "false"
  );
}

/** A policy that denies everyone `action` without TLS, but for what `changes` makes other. */
export const onlyTlsExample = (action: string, changes: object = {}): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: action,
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        ...changes,
      },
    ],
  });
