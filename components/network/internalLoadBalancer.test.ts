import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { InternalLoadBalancer, type InternalLoadBalancerArgs } from "./internalLoadBalancer.ts";
import { providerOf, valuesOf } from "./testing/fixtures.ts";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER = "aws:lb/listener:Listener";
const RULE = "aws:lb/listenerRule:ListenerRule";
const ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment";

describe("InternalLoadBalancer", () => {
  const args: InternalLoadBalancerArgs = {
    subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
    securityGroupId: "sg-balancer",
    certificateArn: "arn:aws:acm:us-east-2:111122223333:certificate/1",
    accessLogBucket: "logs",
    idleTimeoutSeconds: 3600,
    protect: true,
  };
  let made: InternalLoadBalancer;
  const deployed = (more: Partial<InternalLoadBalancerArgs> = {}) =>
    deploy(() => {
      const provider = new aws.Provider("ml", {});
      made = new InternalLoadBalancer("models", { ...args, ...more }, { provider });
    });
  const refusal = (more: Partial<InternalLoadBalancerArgs>) =>
    deployed(more).catch((e: unknown) => e);
  let declared: Declared[];
  before(async () => {
    declared = await deployed();
  });

  it("consists of a load balancer that listens and says whether it works", async () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:network:InternalLoadBalancer": 1,
      [BALANCER]: 1,
      [LISTENER]: 1,
      [RULE]: 1,
    });
    const resources = declared.filter(({ type }) => type.startsWith("aws:"));
    expect(new Set(resources.map(providerOf))).to.deep.equal(new Set(["ml"]));
    const { loadBalancerArn, listenerArn } = made;
    expect(await valuesOf({ loadBalancerArn, listenerArn, ...made.alias })).to.deep.equal({
      loadBalancerArn: "arn:aws:mock:::models",
      listenerArn: "arn:aws:mock:::models",
      dnsName: "internal-models.us-east-2.elb.amazonaws.com",
      zoneId: "Z3AADJGX6KTTL2",
    });
    expect(made.testListenerArn).to.equal(undefined);
  });

  it("is reached from within alone, forwards no malformed request, and is not deleted by mistake", () => {
    expect(only(declared, BALANCER).inputs).to.deep.include({
      loadBalancerType: "application",
      internal: true,
      subnets: ["subnet-1", "subnet-2", "subnet-3"],
      securityGroups: ["sg-balancer"],
      idleTimeout: 3600,
      desyncMitigationMode: "strictest",
      dropInvalidHeaderFields: true,
      preserveHostHeader: true,
      enableCrossZoneLoadBalancing: true,
      enableDeletionProtection: true,
    });
  });

  it("puts on record who connected, what was asked, and how targets did", () => {
    const logs = (kind: string) => ({
      bucket: "logs",
      prefix: `load-balancers/${kind}`,
      enabled: true,
    });
    expect(only(declared, BALANCER).inputs).to.deep.include({
      accessLogs: logs("requests"),
      connectionLogs: logs("connections"),
      healthCheckLogs: logs("health-checks"),
    });
  });

  it("opens TLS 1.2 and 1.3 only, and finds nothing that no service takes", () => {
    expect(only(declared, LISTENER).inputs).to.deep.include({
      loadBalancerArn: "arn:aws:mock:::models",
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09",
      certificateArn: args.certificateArn,
      routingHttpResponseServerEnabled: false,
      routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000; includeSubDomains",
      routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
    });
    expect(only(declared, LISTENER).inputs["defaultActions"]).to.deep.equal([
      {
        type: "fixed-response",
        fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" },
      },
    ]);
  });

  it("answers for itself before any service does", () => {
    expect(only(declared, RULE).inputs).to.deep.include({
      listenerArn: "arn:aws:mock:::models",
      priority: 1,
      conditions: [{ pathPattern: { values: ["/health"] } }],
    });
    expect(only(declared, RULE).inputs).to.have.nested.property(
      "actions[0].fixedResponse.statusCode",
      "200",
    );
  });

  it("registers where an endpoint service passes requests on, on the port that it listens on", async () => {
    const attached = await deployed({ servedByTargetGroupArn: "arn:aws:targets" });
    expect(only(attached, ATTACHMENT).inputs).to.deep.equal({
      targetGroupArn: "arn:aws:targets",
      targetId: "arn:aws:mock:::models",
      port: 443,
    });
    const order = attached.map(({ type }) => type);
    expect(order.indexOf(ATTACHMENT)).to.be.greaterThan(order.indexOf(RULE));
  });

  it("has a second listener, as closed as the first, for revisions that are tried", async () => {
    const both = await deployed({ testPort: 8443 });
    const { inputs: first } = only(both, LISTENER, "models");
    expect(only(both, LISTENER, "models-test").inputs).to.deep.equal({ ...first, port: 8443 });
    expect(await valueOf(made.testListenerArn ?? made.listenerArn)).to.equal(
      "arn:aws:mock:::models-test",
    );
  });

  it("refuses what AWS would", async () => {
    expect(
      await refusal({
        subnetIds: ["subnet-1"],
        idleTimeoutSeconds: 4001,
        healthPath: "health",
        testPort: 443,
      }),
    ).to.have.property(
      "message",
      "InternalLoadBalancer needs 2 subnets or more, idleTimeoutSeconds from 1 to 4000, healthPath that begins with /, testPort other than 443",
    );
    expect(await refusal({ idleTimeoutSeconds: 0 })).to.have.property(
      "message",
      "InternalLoadBalancer needs idleTimeoutSeconds from 1 to 4000",
    );
  });
});
