import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import { LOAD_BALANCER_LOG_FOLDER } from "../lib/limits.ts";

const HTTPS_PORT = 443;

/**
 * TLS 1.3 and 1.2 with forward secrecy, by FIPS 140 validated cryptography, with a key exchange that a quantum computer does not
 * break where the client has it too.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09";

/**
 * Seconds that a connection may stay silent: the most is 4000.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#connection-idle-timeout
 */
const IDLE_SECONDS = [1, 4000] as const;

/** Subnets, in as many zones. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-subnets.html */
const MIN_SUBNETS = 2;

/** Seconds for which a client that has been here calls by HTTPS alone: a year. */
const HTTPS_ONLY_SECONDS = 31_536_000;

/** Priority of the load balancer's own rule; those of services come after it. */
export const HEALTH_RULE_PRIORITY = 1;

export interface InternalLoadBalancerArgs {
  /** One per zone, of two zones or more. */
  subnetIds: pulumi.Input<string>[];
  /** Says who may connect, and targets let it in. */
  securityGroupId: pulumi.Input<string>;
  /** Certificate in ACM of the same account and region, for the name that clients call. */
  certificateArn: pulumi.Input<string>;
  /** Name of the access-log bucket of the same account and region, known once load balancers may deliver to it. */
  accessLogBucket: pulumi.Input<string>;
  /** Seconds that a connection may stay silent, from 1 to 4000: a WebSocket over which a model reports wants many. */
  idleTimeoutSeconds: number;
  /** Path that answers 200 while the load balancer works, whatever becomes of its targets. */
  healthPath?: string;
  /** Port of a second listener, by which a new revision is tried before it gets real requests; none unless told. */
  testPort?: number;
  /** Target group of an endpoint service that passes TLS on to this load balancer; none unless told. */
  servedByTargetGroupArn?: pulumi.Input<string>;
  /** Whether AWS refuses to delete the load balancer. */
  protect: boolean;
}

/**
 * A load balancer for requests within the network, which opens TLS with a private certificate and encrypts anew to its targets. What
 * no rule of a service takes is not found. Every request, connection and health check is on record, without bodies. Children: 1 load
 * balancer, 1 listener and 1 rule that answers the health path; 1 listener for tests and 1 registration where told.
 *
 * @throws ResourceError when AWS would refuse the subnets, the timeout or the ports
 * @see 45 CFR 164.312(b), audit controls; 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html
 * @see docs/decisions/0058-private-way-to-models.md
 */
export class InternalLoadBalancer extends pulumi.ComponentResource {
  readonly loadBalancerArn: pulumi.Output<string>;
  /** Where its names have to point. */
  readonly alias: { dnsName: pulumi.Output<string>; zoneId: pulumi.Output<string> };
  /** HTTPS listener, to whose rules services add theirs. */
  readonly listenerArn: pulumi.Output<string>;
  /** The listener for tests, where there is one. */
  readonly testListenerArn: pulumi.Output<string> | undefined;

  constructor(
    name: string,
    args: InternalLoadBalancerArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("novamind:network:InternalLoadBalancer", name, args, opts);
    demand(this, needs(args));
    const { certificateArn, testPort, healthPath = "/health", servedByTargetGroupArn } = args;

    const child = { parent: this };
    const balancer = new aws.lb.LoadBalancer(name, loadBalancer(name, args), child);
    const listen = (listenerName: string, port: number) =>
      new aws.lb.Listener(
        listenerName,
        { loadBalancerArn: balancer.arn, port, certificateArn, ...HTTPS },
        child,
      );
    const listener = listen(name, HTTPS_PORT);
    const test = testPort === undefined ? undefined : listen(`${name}-test`, testPort);
    const health = new aws.lb.ListenerRule(
      `${name}-health`,
      {
        listenerArn: listener.arn,
        priority: HEALTH_RULE_PRIORITY,
        conditions: [{ pathPattern: { values: [healthPath] } }],
        actions: [answer("200", "OK")],
      },
      child,
    );
    if (servedByTargetGroupArn !== undefined) {
      new aws.lb.TargetGroupAttachment(
        name,
        {
          targetGroupArn: servedByTargetGroupArn,
          // AWS registers a load balancer only on a port that it listens on.
          targetId: after(balancer.arn, health),
          port: HTTPS_PORT,
        },
        child,
      );
    }

    this.loadBalancerArn = balancer.arn;
    this.alias = { dnsName: balancer.dnsName, zoneId: balancer.zoneId };
    this.listenerArn = listener.arn;
    this.testListenerArn = test?.arn;
    this.registerOutputs({
      loadBalancerArn: this.loadBalancerArn,
      alias: this.alias,
      listenerArn: this.listenerArn,
      testListenerArn: this.testListenerArn,
    });
  }
}

function needs(args: InternalLoadBalancerArgs): Record<string, boolean> {
  const { subnetIds, idleTimeoutSeconds: idle, healthPath = "/", testPort } = args;
  const [least, most] = IDLE_SECONDS;
  return {
    [`${String(MIN_SUBNETS)} subnets or more`]: subnetIds.length >= MIN_SUBNETS,
    [`idleTimeoutSeconds from ${String(least)} to ${String(most)}`]:
      Number.isInteger(idle) && idle >= least && idle <= most,
    "healthPath that begins with /": healthPath.startsWith("/"),
    [`testPort other than ${String(HTTPS_PORT)}`]: testPort !== HTTPS_PORT,
  };
}

function loadBalancer(name: string, args: InternalLoadBalancerArgs): aws.lb.LoadBalancerArgs {
  const { subnetIds, securityGroupId, accessLogBucket: bucket, idleTimeoutSeconds, protect } = args;
  const logs = (kind: string) => ({
    bucket,
    prefix: `${LOAD_BALANCER_LOG_FOLDER}/${kind}`,
    enabled: true,
  });
  return {
    loadBalancerType: "application",
    internal: true,
    ipAddressType: "ipv4",
    subnets: subnetIds,
    securityGroups: [securityGroupId],
    idleTimeout: idleTimeoutSeconds,
    accessLogs: logs("requests"),
    connectionLogs: logs("connections"),
    healthCheckLogs: logs("health-checks"),
    desyncMitigationMode: "strictest",
    dropInvalidHeaderFields: true,
    preserveHostHeader: true,
    // Of an application load balancer this is always so; said, so that a policy can see it.
    enableCrossZoneLoadBalancing: true,
    enableDeletionProtection: protect,
    tags: { Name: name },
  };
}

function answer(statusCode: string, messageBody: string) {
  return {
    type: "fixed-response",
    fixedResponse: { contentType: "text/plain", messageBody, statusCode },
  };
}

/** What both listeners have in common. */
const HTTPS = {
  protocol: "HTTPS",
  sslPolicy: TLS_POLICY,
  defaultActions: [answer("404", "Not found")],
  routingHttpResponseServerEnabled: false,
  routingHttpResponseStrictTransportSecurityHeaderValue: `max-age=${String(HTTPS_ONLY_SECONDS)}; includeSubDomains`,
  routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
};
