import { firstFinding } from "../../lib/anyOf.ts";
import { MAX_WORKDAY_HOURS } from "../../lib/sessionLimits.ts";
import { on, ruleOfCases, UNKNOWN, type Answer } from "../../rule.ts";

/** Seven days, in seconds, as ELB has it. */
const DEFAULT_TIMEOUT = 604_800;

interface SignIn {
  sessionTimeout?: number | undefined;
}

interface Action {
  authenticateOidc?: SignIn | undefined;
  authenticateCognito?: SignIn | undefined;
}

const forward = { type: "forward", targetGroupArn: "arn" };
const oidc = (sessionTimeout?: number) => ({
  type: "authenticate-oidc",
  authenticateOidc: { clientId: "c", ...(sessionTimeout !== undefined && { sessionTimeout }) },
});
const cognito = (sessionTimeout: number) => ({
  type: "authenticate-cognito",
  authenticateCognito: { userPoolDomain: "novamind", sessionTimeout },
});
const complies = [oidc(43_200), cognito(3600)].map((one) => [one, forward]);
const violates = [oidc(), oidc(86_400), cognito(DEFAULT_TIMEOUT)].map((one) => [one, forward]);

/** Absent is seven days. */
export const albSignInExpires = ruleOfCases({
  id: "alb-sign-in-expires",
  title: "A load balancer asks people to sign in every working day",
  safeguards: ["164.312(a)(2)(iii)", "164.312(d)"],
  severity: "medium",
  requires: "An action that authenticates sets a sessionTimeout of 43200 seconds at most.",
  rationale: "The default keeps a browser signed in for a week, whoever sits in front of it.",
  fix: "authenticateOidc: { sessionTimeout: 43200, … }",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html",
  cases: [
    on({
      type: ["aws:lb/listener:Listener", "aws:alb/listener:Listener"],
      check: ({ defaultActions = [] }) => firstFinding(defaultActions, ask),
      complies: [{}, { defaultActions: [forward] }, ...complies.map(asDefault)],
      violates: [asDefault(violates[0] ?? []), ...violates.slice(1).map(asDefault)],
      undecided: [{ defaultActions: [oidc(UNKNOWN as never)] }],
    }),
    on({
      type: ["aws:lb/listenerRule:ListenerRule", "aws:alb/listenerRule:ListenerRule"],
      check: ({ actions = [] }) => firstFinding(actions, ask),
      complies: [{}, { actions: [forward] }, ...complies.map((actions) => ({ actions }))],
      violates: [{ actions: [oidc(), forward] }, ...violates.map((actions) => ({ actions }))],
    }),
  ],
});

function asDefault<T>(defaultActions: T[]) {
  return {
    protocol: "HTTPS",
    port: 443,
    certificateArn: "arn:aws:acm:us-east-2:111122223333:certificate/c",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    defaultActions,
  };
}

function ask({ authenticateOidc, authenticateCognito }: Action): Answer {
  const signIn = authenticateOidc ?? authenticateCognito;
  return (signIn?.sessionTimeout ?? (signIn ? DEFAULT_TIMEOUT : 0)) > MAX_WORKDAY_HOURS * 3600
    ? "sessionTimeout must be set to 43200 seconds (12 hours) at most"
    : undefined;
}
