import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";

/** Seconds between health checks, each of which is an invocation, and for the function to answer. */
const HEALTH_INTERVAL_SECONDS = 60;
const HEALTH_TIMEOUT_SECONDS = 10;

/** Checks in a row that change a verdict. */
const CHECKS = 2;

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html */
const MAX_PRIORITY = 50_000;

/** Listener of a load balancer of the same account and region, and where among its rules ours is: priorities differ. */
export interface ListenerPlace {
  listenerArn: pulumi.Input<string>;
  /** From 1 to 50,000; the lowest that matches decides. */
  priority: number;
}

export interface FunctionTargetArgs {
  functionArn: pulumi.Input<string>;
  listener: ListenerPlace;
  /** For example `/llama/*`. */
  path: string;
  methods: string[];
  /** Answers 200 when the function works. */
  healthPath: string;
}

/**
 * A function behind a load balancer, which invokes it itself with at most 1 MB of a request, and sends on at most 1 MB of its answer.
 * Children: 1 target group, 1 permission, 1 attachment, 1 listener rule.
 *
 * @throws ResourceError when the priority, a path or a method cannot be
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
export class FunctionTarget extends pulumi.ComponentResource {
  readonly targetGroupArn: pulumi.Output<string>;
  readonly ruleArn: pulumi.Output<string>;

  constructor(name: string, args: FunctionTargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:FunctionTarget", name, args, opts);
    const { functionArn, listener, path, methods, healthPath } = args;
    const { listenerArn, priority } = listener;
    demand(this, {
      [`a priority from 1 to ${String(MAX_PRIORITY)}`]:
        Number.isInteger(priority) && priority >= 1 && priority <= MAX_PRIORITY,
      "paths that begin with /": path.startsWith("/") && healthPath.startsWith("/"),
      "methods in capitals": methods.length > 0 && methods.every((one) => /^[A-Z]+$/.test(one)),
    });

    const child = { parent: this };
    const group = new aws.lb.TargetGroup(
      name,
      {
        targetType: "lambda",
        healthCheck: {
          enabled: true,
          path: healthPath,
          matcher: "200",
          interval: HEALTH_INTERVAL_SECONDS,
          timeout: HEALTH_TIMEOUT_SECONDS,
          healthyThreshold: CHECKS,
          unhealthyThreshold: CHECKS,
        },
      },
      child,
    );
    const invoked = new aws.lambda.Permission(
      name,
      {
        action: "lambda:InvokeFunction",
        function: functionArn,
        principal: "elasticloadbalancing.amazonaws.com",
        sourceArn: group.arn,
      },
      child,
    );
    const attachment = new aws.lb.TargetGroupAttachment(
      name,
      { targetGroupArn: group.arn, targetId: after(pulumi.output(functionArn), invoked) },
      child,
    );
    const rule = new aws.lb.ListenerRule(
      name,
      {
        listenerArn,
        priority,
        conditions: [
          { pathPattern: { values: [path] } },
          { httpRequestMethod: { values: methods } },
        ],
        actions: [{ type: "forward", targetGroupArn: after(group.arn, attachment) }],
      },
      child,
    );

    this.targetGroupArn = group.arn;
    this.ruleArn = rule.arn;
    this.registerOutputs({ targetGroupArn: this.targetGroupArn, ruleArn: this.ruleArn });
  }
}
