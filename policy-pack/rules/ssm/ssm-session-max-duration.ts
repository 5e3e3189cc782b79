import { sessionDocumentExample, sessionInputs } from "../../lib/sessionDocuments.ts";
import { MAX_SESSION_HOURS } from "../../lib/sessionLimits.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent, or empty, a session that stays busy never ends. */
export const ssmSessionMaxDuration = rule({
  id: "ssm-session-max-duration",
  title: "Sessions on hosts end within four hours",
  safeguards: ["164.312(a)(2)(iii)"],
  severity: "medium",
  requires: "Session Manager's preferences end every session after 240 minutes or less.",
  rationale: "A command that keeps writing keeps a session busy, with nobody in front of it.",
  fix: 'maxSessionDuration: "60"',
  source:
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-max-timeout.html",
  type: "aws:ssm/document:Document",
  check: (document) => {
    const inputs = sessionInputs(document);
    if (!inputs) return undefined;
    const minutes = Number(inputs["maxSessionDuration"] ?? 0);
    return minutes >= 1 && minutes <= MAX_SESSION_HOURS * 60
      ? undefined
      : "maxSessionDuration must be from 1 to 240 minutes";
  },
  complies: [
    {},
    sessionDocumentExample(),
    sessionDocumentExample({ maxSessionDuration: "240" }),
    sessionDocumentExample({ maxSessionDuration: undefined }, "Port"),
  ],
  violates: [
    sessionDocumentExample({ maxSessionDuration: undefined }),
    sessionDocumentExample({ maxSessionDuration: "" }),
    sessionDocumentExample({ maxSessionDuration: "1440" }),
  ],
  undecided: [{ documentType: "Session", content: UNKNOWN }],
});
