import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";

/** How many resources of one account and region an operation touched or left as they were. */
export interface Share {
  account: string;
  region: string;
  resources: number;
}

/** Provider references name the account and the region: `…::pulumi:providers:aws::network-us-east-2::<id>`. */
const PROVIDER = /::pulumi:providers:aws::([a-zA-Z]+)-([a-z]{2}(?:-gov)?-[a-z]+-\d)::/;

/** Operations after which the resource exists, or would. */
const EXISTS = new Set(["create", "same", "update", "replace", "read", "refresh", "import"]);

/** By account and region, in order of first mention: how many resources of AWS the stack holds after the operation. */
export function shares(events: EngineEvent[]): Share[] {
  const urns = new Map<string, Set<string>>();
  for (const { op, urn, provider } of steps(events)) {
    const place = PROVIDER.exec(provider);
    if (place === null || !EXISTS.has(op)) continue;
    const key = place.slice(1).join(" ");
    urns.set(key, (urns.get(key) ?? new Set()).add(urn));
  }
  return [...urns].map(([key, { size }]) => {
    const [account = "", region = ""] = key.split(" ");
    return { account, region, resources: size };
  });
}

function steps(events: EngineEvent[]): { op: string; urn: string; provider: string }[] {
  return events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []);
}

/** What changed, by operation, as the engine counts it: components and providers included. */
export function changes(events: EngineEvent[]): Record<string, number> {
  return events.find(({ summaryEvent }) => summaryEvent)?.summaryEvent?.resourceChanges ?? {};
}

/** Operations on what exists already. */
const ALTERS = new Set(["update", "replace", "delete"]);

/** One existing resource that an operation alters, or that a refresh finds altered. */
export interface Alteration {
  op: string;
  urn: string;
  /** The properties that differ, as far as the engine tells them. */
  properties: string[];
}

/** Every existing resource that is altered, once. */
export function alterations(events: EngineEvent[]): Alteration[] {
  const found = new Map<string, Alteration>();
  for (const { resourcePreEvent, resOutputsEvent } of events) {
    // Before it has asked, a refresh does not know what it will find.
    const step = (resOutputsEvent ?? resourcePreEvent)?.metadata;
    if (step === undefined || !ALTERS.has(step.op)) continue;
    found.set(step.urn, { op: step.op, urn: step.urn, properties: step.diffs ?? [] });
  }
  return [...found.values()];
}

/** URNs of what an operation creates, or would, each once. */
export function creations(events: EngineEvent[]): string[] {
  const created = steps(events).filter(({ op }) => op === "create");
  return [...new Set(created.map(({ urn }) => urn))];
}

/** What the policy pack found: a rule counts once for each resource that it judged. */
export interface Verdicts {
  passed: number;
  violated: number;
  /** The rule needs a value that is known only after the update. */
  undecided: number;
  /** The configuration of the pack lets it be, with a reason and until a date. */
  exempt: number;
}

/** Events that the engine sends and the SDK's types do not list: what passed, per resource and for the stack. */
interface PolicySummaries {
  policyAnalyzeSummaryEvent?: { passed?: string[] };
  policyAnalyzeStackSummaryEvent?: { passed?: string[] };
}

/** Counts the pack's verdicts. It tells undecided and exempt findings by how their message begins. */
export function verdicts(events: EngineEvent[]): Verdicts {
  const counts: Verdicts = { passed: 0, violated: 0, undecided: 0, exempt: 0 };
  for (const event of events) {
    counts.passed += passedIn(event);
    if (event.policyEvent !== undefined) counts[verdictOf(event.policyEvent.message)] += 1;
  }
  return counts;
}

function passedIn(event: EngineEvent & PolicySummaries): number {
  const { policyAnalyzeSummaryEvent: ofResource, policyAnalyzeStackSummaryEvent: ofStack } = event;
  return (ofResource?.passed ?? ofStack?.passed ?? []).length;
}

/** The violations, as the pack words them, each with its rule and resource. */
export function findings(events: EngineEvent[]): string[] {
  return events
    .flatMap(({ policyEvent }) => policyEvent ?? [])
    .filter(({ message }) => verdictOf(message) === "violated")
    .map(({ policyName, resourceUrn, message }) => {
      return `${policyName}  ${resourceUrn ?? ""}\n${message.trim()}`;
    });
}

function verdictOf(message: string): keyof Verdicts {
  if (message.startsWith("undecided: ")) return "undecided";
  return message.startsWith("exempt until ") ? "exempt" : "violated";
}

/** What went wrong, each message once, without the engine's own debugging. */
export function errors(events: EngineEvent[]): string[] {
  const messages = events.flatMap(({ diagnosticEvent }) =>
    diagnosticEvent?.severity === "error" ? [diagnosticEvent.message.trim()] : [],
  );
  return [...new Set(messages)];
}
