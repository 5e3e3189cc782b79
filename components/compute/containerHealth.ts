/** Seconds between checks, and for each to answer. */
const INTERVAL_SECONDS = 15;
const TIMEOUT_SECONDS = 5;

/** Failures in a row that make a container unhealthy. */
const RETRIES = 3;

/** How ECS asks a container whether it is well. `startPeriodSeconds`, up to 300: in which failures do not count. */
export type HealthCheck =
  | { kind: "command"; command: string[]; startPeriodSeconds: number }
  | {
      kind: "http";
      /** Answers 200 to 399 when well; without query. */
      path: string;
      /** What the image has: no image needs curl. */
      by: "python3" | "wget";
      startPeriodSeconds: number;
    };

/** A container's own certificate names its service, not localhost, and within the container there is nobody to impersonate it. */
const PYTHON = (url: string, seconds: number) =>
  `import ssl,urllib.request as r;r.urlopen('${url}',timeout=${String(seconds)},context=ssl._create_unverified_context())`;

/** The check as ECS has it, over TLS unless the container speaks plainly. */
export function healthCheckOf(check: HealthCheck, port: { number: number; appProtocol?: string }) {
  return {
    command: commandOf(check, port),
    interval: INTERVAL_SECONDS,
    timeout: TIMEOUT_SECONDS,
    retries: RETRIES,
    startPeriod: check.startPeriodSeconds,
  };
}

function commandOf(
  check: HealthCheck,
  { number, appProtocol }: { number: number; appProtocol?: string },
): string[] {
  if (check.kind === "command") return ["CMD", ...check.command];
  const scheme = appProtocol === undefined ? "https" : "http";
  const url = `${scheme}://localhost:${String(number)}${check.path}`;
  // A second before ECS gives up, so that the reason is the container's own.
  const seconds = TIMEOUT_SECONDS - 1;
  if (check.by === "python3") return ["CMD", "python3", "-c", PYTHON(url, seconds)];
  return [
    "CMD",
    ...["wget", "--quiet", "--tries=1", `--timeout=${String(seconds)}`],
    ...["--no-check-certificate", "--output-document=/dev/null", url],
  ];
}

/** Whether the check can be asked: a command, or a path that a shell or Python would not take apart. */
export function isAskable(check: HealthCheck): boolean {
  if (check.kind === "command") return check.command.length > 0;
  return /^\/[\w./-]*$/.test(check.path);
}
