import { readFileSync } from "node:fs";

import { expect } from "chai";

import { currentType } from "./earlierTypes.ts";
import { evaluate } from "./evaluate.ts";
import { bucketExample } from "./lib/buckets.ts";
import { declared, fromDeclared, type Declared } from "./resources.ts";
import { rules } from "./rules/index.ts";

const EARLIER = [
  "aws:s3/bucketV2:BucketV2",
  "aws:s3/bucketAclV2:BucketAclV2",
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
  "aws:s3/bucketLoggingV2:BucketLoggingV2",
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
  "aws:s3/bucketVersioningV2:BucketVersioningV2",
  "aws:alb/listener:Listener",
  "aws:alb/listenerCertificate:ListenerCertificate",
  "aws:alb/listenerRule:ListenerRule",
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:alb/targetGroup:TargetGroup",
];

const earlier = new Map(EARLIER.map((type) => [currentType(type), type]));

/** What stack rules find in an example of buckets, as it is and under its earlier types. */
function found(stack: readonly Declared[]): string[][] {
  const before = stack.map((one) => ({ ...one, type: earlier.get(one.type) ?? one.type }));
  const onStack = rules.filter(({ kind }) => kind === "stack");
  return [stack, before].map((list) =>
    evaluate(onStack, fromDeclared(list)).rest.map(({ rule }) => rule.id),
  );
}

describe("earlier types", () => {
  it("are ones that the installed provider still has, as it has the current ones", () => {
    for (const type of [...EARLIER, ...earlier.keys()]) {
      const [, file = ""] = /^aws:(\w+\/\w+):/.exec(type) ?? [];
      const path = new URL(`../node_modules/@pulumi/aws/${file}.js`, import.meta.url);

      expect(readFileSync(path, "utf8")).to.include(`__pulumiType = '${type}'`);
    }
    expect(earlier.size).to.equal(EARLIER.length);
  });

  it("are judged as the current ones are", () => {
    const [now, before] = found(bucketExample({ versioning: "absent", lock: "absent" }));

    expect(before).to.deep.equal(now);
    expect(now).to.include.members(["s3-bucket-versioning", "s3-object-lock"]);
    expect(found(bucketExample())).to.deep.equal([[], []]);

    const front = { internal: false, loadBalancerType: "application" };
    const balancer = declared("aws:lb/loadBalancer:LoadBalancer", "edge", front);
    const passing = declared("aws:lb/loadBalancer:LoadBalancer", "link", {
      loadBalancerType: "network",
    });
    const listener = declared("aws:lb/listener:Listener", "link", {
      loadBalancerArn: { $ref: "link.arn" },
      protocol: "TLS",
    });
    const [today, earlierOn] = found([balancer, passing, listener]);
    expect(earlierOn).to.deep.equal(today);
    expect(today).to.include.members(["alb-waf-associated", "nlb-access-logging"]);
  });
});
