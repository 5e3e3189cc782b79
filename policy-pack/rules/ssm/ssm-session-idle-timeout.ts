import { sessionDocumentExample, sessionInputs } from "../../lib/sessionDocuments.ts";
import { MAX_IDLE_MINUTES } from "../../lib/sessionLimits.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is 20 minutes. */
export const ssmSessionIdleTimeout = rule({
  id: "ssm-session-idle-timeout",
  title: "Idle sessions on hosts end",
  safeguards: ["164.312(a)(2)(iii)"],
  severity: "medium",
  requires: "Session Manager's preferences end a session after 20 idle minutes or less.",
  rationale: "A shell that was left open is open to whoever comes by.",
  fix: 'idleSessionTimeout: "20"',
  source:
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-timeout.html",
  type: "aws:ssm/document:Document",
  check: (document) => {
    const inputs = sessionInputs(document);
    if (!inputs) return undefined;
    const minutes = Number(inputs["idleSessionTimeout"] ?? MAX_IDLE_MINUTES);
    return minutes >= 1 && minutes <= MAX_IDLE_MINUTES
      ? undefined
      : "idleSessionTimeout must be from 1 to 20 minutes";
  },
  complies: [
    {},
    sessionDocumentExample(),
    sessionDocumentExample({ idleSessionTimeout: undefined }),
    sessionDocumentExample({ idleSessionTimeout: "60" }, "InteractiveCommands"),
    { documentType: "Command", content: UNKNOWN },
  ],
  violates: [
    sessionDocumentExample({ idleSessionTimeout: "60" }),
    sessionDocumentExample({ idleSessionTimeout: "{{ idle }}" }),
  ],
  undecided: [
    { documentType: "Session", content: UNKNOWN },
    { documentType: "Session", content: "schemaVersion: '1.0'" },
  ],
});
