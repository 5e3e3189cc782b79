import type { Fault } from "./aws/faults.ts";
import type { Call } from "./aws/world.ts";

/** How each fault is spelt on the command line. */
export const FAULTS = `region-down=<region>            no request to the region is answered
throttled=<service>[,<n>]       n requests to the service are too many, or all
fails=<action>,<type>[,<n>]     n such requests fail, or all: fails=create,aws:kms/key:Key,1
lags=<n>                        what was created is seen only at the n+1st look
killed=<n>[,before]             SIGKILL at the nth create, after AWS has carried it out, or before`;

type Make = (first: string, ...more: string[]) => Fault;

const KINDS: Readonly<Record<Fault["kind"], Make>> = {
  "region-down": (region) => ({ kind: "region-down", region }),
  throttled: (service, times) => ({ kind: "throttled", service, times: timesOf(times) }),
  fails: (action, type = "", times) => {
    return { kind: "fails", action: action as Call["action"], type, times: timesOf(times) };
  },
  lags: (times) => ({ kind: "lags", times: timesOf(times) }),
  killed: (create, when) => {
    return { kind: "killed", create: timesOf(create), when: when === "before" ? when : "after" };
  },
};

/** @returns undefined when the text spells no fault */
export function faultOf(text: string): Fault | undefined {
  const [, kind = "", values = ""] = /^([a-z-]+)=(.+)$/.exec(text) ?? [];
  const [first = "", ...more] = values.split(",");
  if (!Object.hasOwn(KINDS, kind)) return undefined;
  const fault = KINDS[kind as Fault["kind"]](first, ...more);
  return Object.values(fault).some(Number.isNaN) ? undefined : fault;
}

const timesOf = (text: string | undefined): number =>
  text === undefined ? Infinity : Number(text);
