import { AwsError } from "./awsError.ts";
import type { Call } from "./world.ts";

/** Something that goes wrong on demand. `times` counts requests; Infinity is always. */
export type Fault =
  /** No request to the region is answered. */
  | { kind: "region-down"; region: string }
  /** Requests to a service are too many. */
  | { kind: "throttled"; service: string; times: number }
  /** A request to do this to a resource of this type fails, and the SDK does not send it again. */
  | { kind: "fails"; action: Call["action"]; type: string; times: number }
  /** What has been created is not seen the first `times` times that another request refers to it. */
  | { kind: "lags"; times: number }
  /** The process is killed at the `create`th create, counted from 1: before AWS has carried it out, or after it. */
  | { kind: "killed"; create: number; when: "before" | "after" };

/**
 * Services whose control plane is in one region of the partition: while it is down nothing of theirs can be changed, anywhere. What
 * they hold goes on working.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html
 */
const CONTROL_PLANE = "us-east-1";
const GLOBAL_SERVICES = new Set(["cloudfront", "iam", "organizations", "route53"]);

/**
 * How services say that requests are too many, where they have words of their own.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, RequestLimitExceeded
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, SlowDown
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html, Throttling
 */
const TOO_MANY: Readonly<Record<string, Said>> = {
  autoscaling: ["Throttling", "Rate exceeded"],
  ec2: ["RequestLimitExceeded", "Request limit exceeded."],
  iam: ["Throttling", "Rate exceeded"],
  s3: ["SlowDown", "Please reduce your request rate."],
};

const RATE_EXCEEDED: Said = ["ThrottlingException", "Rate exceeded"];

type Said = readonly [code: string, fact: string];

/** An error after which the SDK sends the request again. */
export class Transient extends AwsError {}

/** The conditions under which simulated AWS works; none of them lasts longer than the process. */
export class Faults {
  readonly #left = new Map<Fault, number>();
  readonly #hidden = new Map<string, number>();
  #created = 0;
  #kill: () => never = () => {
    throw new Error("nothing here can be killed");
  };

  /** Takes effect at once, in place of all that was set before. */
  set(faults: readonly Fault[]): void {
    this.#left.clear();
    this.#hidden.clear();
    this.#created = 0;
    for (const fault of faults) this.#left.set(fault, "times" in fault ? fault.times : Infinity);
  }

  /** @param kill ends the process that asked, as SIGKILL does */
  onKill(kill: () => never): void {
    this.#kill = kill;
  }

  /**
   * Lets a request pass, or not.
   *
   * @param type Pulumi's token of the resource type or function
   * @throws Transient when the SDK would try again, AwsError when it would not
   */
  strike(call: Asked, type: string): void {
    if (call.action === "create") {
      this.#created += 1;
      this.#killWhen("before");
    }
    for (const [fault, left] of this.#left) {
      if (left === 0 || !strikes(fault, call, type)) continue;
      this.#left.set(fault, left - 1);
      throw errorOf(fault, call);
    }
  }

  /** To be told of everything that was created. */
  created(id: string): void {
    for (const [fault] of this.#left) {
      if (fault.kind === "lags") this.#hidden.set(id, fault.times);
    }
    this.#killWhen("after");
  }

  /** Whether a resource that exists is not to be seen yet; asking counts. */
  hides(id: string): boolean {
    const left = this.#hidden.get(id) ?? 0;
    if (left > 0) this.#hidden.set(id, left - 1);
    return left > 0;
  }

  #killWhen(now: "before" | "after"): void {
    for (const [fault] of this.#left) {
      if (fault.kind !== "killed" || fault.when !== now) continue;
      if (fault.create === this.#created) this.#kill();
    }
  }
}

type Asked = Pick<Call, "region" | "service" | "action">;

function strikes(fault: Fault, call: Asked, type: string): boolean {
  switch (fault.kind) {
    case "region-down":
      return concerns(fault.region, call);
    case "throttled":
      return fault.service === call.service;
    case "fails":
      return fault.action === call.action && fault.type === type;
    default:
      return false;
  }
}

function errorOf(fault: Fault, { service }: Asked): AwsError {
  if (fault.kind === "region-down") {
    return new Transient("ServiceUnavailable", "Service is unable to handle request.");
  }
  if (fault.kind === "throttled") return new Transient(...(TOO_MANY[service] ?? RATE_EXCEEDED));
  return new AwsError("ExpiredToken", "The security token included in the request is expired");
}

function concerns(down: string, { region, service, action }: Asked): boolean {
  if (region === down) return true;
  const changes = action !== "read" && action !== "invoke";
  return down === CONTROL_PLANE && changes && GLOBAL_SERVICES.has(service);
}
