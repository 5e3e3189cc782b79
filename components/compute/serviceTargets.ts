import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import { type TargetSettings, targetGroup, targetRules } from "./targetGroup.ts";

/** Conditions of one listener rule. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MAX_PATTERNS = 5;

/** Priorities of listener rules. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html */
const MAX_PRIORITY = 50_000;

/** Where a service's requests come from. */
export interface Balancer extends TargetSettings {
  /** HTTPS listener of an Application Load Balancer of this account. */
  listenerArn: pulumi.Input<string>;
  /** Another listener of it, by which a new revision is tried before it gets real requests. */
  testListenerArn?: pulumi.Input<string>;
  vpcId: pulumi.Input<string>;
  /** Up to five, for example `/v1/pat/*`. */
  pathPatterns: string[];
  /** Of its rules, once per listener. */
  priority: number;
}

export interface ServiceTargetsArgs extends Balancer {
  /** Port on which containers end TLS. */
  port: number;
  /** Target groups: one is enough for a service that replaces its tasks in place. */
  revisions: "one" | "two";
}

/**
 * How requests reach a service: over TLS to its containers, where it ends. Which of two target groups gets them, ECS decides from
 * the first deployment on. Children: 1 or 2 target groups, 1 or 2 listener rules.
 *
 * @throws ResourceError when the load balancer would refuse the rule or the target groups
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html
 */
export class ServiceTargets extends pulumi.ComponentResource {
  /** Target groups, known once the listener may send to them. */
  readonly targetGroupArns: pulumi.Output<string>[];
  /** What CloudWatch calls the target groups. */
  readonly targetGroupSuffixes: pulumi.Output<string>[];
  /** What CloudWatch calls the load balancer. */
  readonly loadBalancerSuffix: pulumi.Output<string>;
  /** Of real requests first, then of those that try. */
  readonly ruleArns: pulumi.Output<string>[];

  constructor(name: string, args: ServiceTargetsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:ServiceTargets", name, args, opts);
    const { listenerArn, testListenerArn, pathPatterns, priority, revisions } = args;
    demand(this, {
      ...targetRules(args),
      [`pathPatterns, from 1 to ${String(MAX_PATTERNS)}`]:
        pathPatterns.length >= 1 && pathPatterns.length <= MAX_PATTERNS,
      [`priority from 1 to ${String(MAX_PRIORITY)}`]:
        Number.isInteger(priority) && priority >= 1 && priority <= MAX_PRIORITY,
      "two revisions for a test listener": testListenerArn === undefined || revisions === "two",
    });

    const colors = revisions === "two" ? ["blue", "green"] : ["blue"];
    const groups = colors.map(
      (color) => new aws.lb.TargetGroup(`${name}-${color}`, targetGroup(args), { parent: this }),
    );
    const rule = (ruleName: string, listener: pulumi.Input<string>, first: number) =>
      new aws.lb.ListenerRule(
        ruleName,
        {
          listenerArn: listener,
          priority,
          conditions: [{ pathPattern: { values: pathPatterns } }],
          actions: [{ type: "forward", forward: { targetGroups: weighted(groups, first) } }],
        },
        // ECS sets the weights at each deployment; setting them back would send requests to tasks that are gone.
        { parent: this, ignoreChanges: ["actions"] },
      );
    const rules = [
      rule(name, listenerArn, 0),
      ...(testListenerArn === undefined ? [] : [rule(`${name}-test`, testListenerArn, 1)]),
    ];

    this.targetGroupArns = groups.map(({ arn }) => after(arn, ...rules));
    this.targetGroupSuffixes = groups.map(({ arnSuffix }) => arnSuffix);
    this.loadBalancerSuffix = pulumi.output(listenerArn).apply(loadBalancerSuffixOf);
    this.ruleArns = rules.map(({ arn }) => arn);
    this.registerOutputs({
      targetGroupArns: this.targetGroupArns,
      targetGroupSuffixes: this.targetGroupSuffixes,
      loadBalancerSuffix: this.loadBalancerSuffix,
      ruleArns: this.ruleArns,
    });
  }
}

/** All requests to one of the groups; the others stay behind the listener, since ECS checks the health of their tasks by it. */
function weighted(groups: aws.lb.TargetGroup[], first: number) {
  return groups.map(({ arn }, index) => ({ arn, weight: index === first ? 100 : 0 }));
}

/** `app/<name>/<id>` of `arn:…:listener/app/<name>/<id>/<listener>`. */
function loadBalancerSuffixOf(listenerArn: string): string {
  return listenerArn.split(":listener/").at(-1)?.split("/").slice(0, 3).join("/") ?? "";
}
