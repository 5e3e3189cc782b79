import { expect } from "chai";

import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ServiceTargets, type ServiceTargetsArgs } from "./serviceTargets.ts";
import { deployed, elsewhere, serviceArgs } from "./testing/services.ts";

const GROUP = "aws:lb/targetGroup:TargetGroup";
const RULE = "aws:lb/listenerRule:ListenerRule";

const args: ServiceTargetsArgs = { ...serviceArgs.balancer, port: 8000, revisions: "two" };
const { testListenerArn, ...untested } = args;

describe("ServiceTargets", () => {
  it("has a target group per revision, and a rule each for real requests and for trying", async () => {
    const { declared, made } = await deployed((opts) => new ServiceTargets("pat", args, opts));

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:compute:ServiceTargets": 1,
      [GROUP]: 2,
      [RULE]: 2,
    });
    for (const name of ["pat-blue", "pat-green"]) {
      const { inputs } = only(declared, GROUP, name);
      expect(inputs).to.deep.include({
        vpcId: "vpc-1",
        targetType: "ip",
        port: 8000,
        protocol: "HTTPS",
        protocolVersion: "HTTP1",
        deregistrationDelay: 120,
        slowStart: 60,
        stickiness: { enabled: true, type: "lb_cookie", cookieDuration: 3600 },
      });
      expect(inputs["healthCheck"]).to.include({
        protocol: "HTTPS",
        path: "/ready",
        matcher: "200",
      });
    }
    expect(elsewhere(declared)).to.deep.equal([]);
    expect(await valueOf(made.loadBalancerSuffix)).to.equal("app/inference/50dc6c495c0c9188");
    const { targetGroupArns, targetGroupSuffixes, ruleArns } = made;
    const outputs = [...targetGroupArns, ...targetGroupSuffixes, ...ruleArns].map(valueOf);
    expect(await Promise.all(outputs)).to.deep.equal([
      ...["arn:aws:mock:::pat-blue", "arn:aws:mock:::pat-green"],
      ...["targetgroup/pat-blue/1", "targetgroup/pat-green/1"],
      ...["arn:aws:mock:::pat", "arn:aws:mock:::pat-test"],
    ]);
  });

  it("sends real requests to blue and tries on green, and keeps both behind the listener", async () => {
    const declared = await deploy(() => new ServiceTargets("pat", args));
    const weights = (blue: number, green: number) => [
      {
        type: "forward",
        forward: {
          targetGroups: [
            { arn: "arn:aws:mock:::pat-blue", weight: blue },
            { arn: "arn:aws:mock:::pat-green", weight: green },
          ],
        },
      },
    ];

    expect(only(declared, RULE, "pat").inputs).to.deep.include({
      listenerArn: args.listenerArn,
      priority: 10,
      conditions: [{ pathPattern: { values: ["/v1/pat/*"] } }],
      actions: weights(100, 0),
    });
    expect(only(declared, RULE, "pat-test").inputs).to.deep.include({
      listenerArn: testListenerArn,
      actions: weights(0, 100),
    });
  });

  it("needs one target group where tasks are replaced in place", async () => {
    const declared = await deploy(
      () => new ServiceTargets("pat", { ...untested, revisions: "one" }),
    );

    expect(inventory(declared)).to.deep.include({ [GROUP]: 1, [RULE]: 1 });
  });

  const refusals: [more: Partial<ServiceTargetsArgs>, needs: string][] = [
    [{ pathPatterns: [] }, "pathPatterns, from 1 to 5"],
    [{ pathPatterns: ["/1", "/2", "/3", "/4", "/5", "/6"] }, "pathPatterns, from 1 to 5"],
    [{ priority: 0 }, "priority from 1 to 50000"],
    [{ priority: 50_001 }, "priority from 1 to 50000"],
    [{ healthPath: "ready" }, "healthPath that begins with /"],
    [{ stickinessSeconds: 0 }, "stickinessSeconds from 1 to 604800"],
    [{ deregistrationSeconds: 3601 }, "deregistrationSeconds from 0 to 3600"],
    [{ slowStartSeconds: 10 }, "slowStartSeconds of 0, or from 30 to 900"],
    [{ revisions: "one" }, "two revisions for a test listener"],
  ];
  for (const [more, needs] of refusals) {
    it(`needs ${needs}, not ${JSON.stringify(more)}`, async () => {
      const program = () => new ServiceTargets("pat", { ...args, ...more });
      const error = await deploy(program).catch((refusal: unknown) => refusal);

      expect(error).to.have.property("message", `ServiceTargets needs ${needs}`);
    });
  }
});
