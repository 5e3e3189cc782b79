import { MAX_IDLE_MINUTES } from "../../lib/sessionLimits.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent, as 0, never disconnects. */
export const appstreamIdleDisconnect = rule({
  id: "appstream-idle-disconnect",
  title: "Idle streaming sessions end",
  safeguards: ["164.312(a)(2)(iii)"],
  severity: "medium",
  requires: "A fleet of AppStream disconnects after 1200 idle seconds or less.",
  rationale: "A desktop that was left open shows patients' data to whoever comes by.",
  fix: "idleDisconnectTimeoutInSeconds: 900",
  source: "https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateFleet.html",
  type: "aws:appstream/fleet:Fleet",
  check: ({ idleDisconnectTimeoutInSeconds: seconds = 0 }) =>
    seconds > 0 && seconds <= MAX_IDLE_MINUTES * 60
      ? undefined
      : "idleDisconnectTimeoutInSeconds must be from 60 to 1200",
  complies: [{ idleDisconnectTimeoutInSeconds: 900 }, { idleDisconnectTimeoutInSeconds: 1200 }],
  violates: [{}, { idleDisconnectTimeoutInSeconds: 0 }, { idleDisconnectTimeoutInSeconds: 3600 }],
  undecided: [{ idleDisconnectTimeoutInSeconds: UNKNOWN }],
});
