import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { createRequest, PLACE, putIn } from "../../testing/requests.ts";
import { schemaOf, tokenOf } from "../../testing/types.ts";
import { World } from "../../world.ts";
import { demandUnique } from "./duplicates.ts";
import { NETWORK } from "./network.ts";
import { NAMES } from "./names.ts";
import { GLOBAL_NAMES } from "./globalNames.ts";
import type { Request } from "../request.ts";

type Json = Record<string, unknown>;

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const LOGS = "aws:cloudwatch/logGroup:LogGroup";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";

describe("demandUnique", () => {
  let folder: string;
  let world: World;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "duplicates-"));
    world = new World(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const ask = (token: string, inputs: Json, more: Partial<Request> = {}) => {
    const request = createRequest(world, token, inputs, more);
    return () => {
      demandUnique(request);
    };
  };
  const west = { place: { ...PLACE, region: "us-west-2" } };
  const elsewhere = { place: { ...PLACE, accountId: "444444444444" } };

  it("compares what the types have", () => {
    for (const [key, uniques] of Object.entries({ ...NAMES, ...GLOBAL_NAMES, ...NETWORK })) {
      const { inputs } = schemaOf(tokenOf(key));
      for (const { same, unless } of uniques) {
        for (const name of unless === undefined ? same : [...same, unless]) {
          expect([...inputs], key).to.include(name);
        }
      }
    }
  });

  it("minds account and region, but for names that reach further", () => {
    putIn(world, LOGS, "flows", { name: "flows" });
    expect(ask(LOGS, { name: "flows" })).to.throw("ResourceAlreadyExistsException");
    expect(ask(LOGS, { name: "flows" }, west)).not.to.throw();
    expect(ask(LOGS, { name: "flows" }, elsewhere)).not.to.throw();

    putIn(world, "aws:iam/role:Role", "reader", { name: "reader" });
    expect(ask("aws:iam/role:Role", { name: "reader" }, west)).to.throw("EntityAlreadyExists");
    expect(ask("aws:iam/role:Role", { name: "reader" }, elsewhere)).not.to.throw();
  });

  it("tells one's own bucket from another's, whichever version its type has", () => {
    putIn(world, "aws:s3/bucketV2:BucketV2", "logs", { bucket: "logs" });
    const bucket = "aws:s3/bucket:Bucket";
    expect(ask(bucket, { bucket: "logs" }, west)).to.throw("BucketAlreadyOwnedByYou");
    expect(ask(bucket, { bucket: "logs" }, elsewhere)).to.throw("BucketAlreadyExists");
    expect(ask(bucket, { bucket: "other" })).not.to.throw();
  });

  it("compares all of what makes one, an absent input being a refused one", () => {
    putIn(world, GROUP, "sg-1", { name: "nodes", vpcId: "vpc-1" });
    expect(ask(GROUP, { name: "nodes", vpcId: "vpc-2" })).not.to.throw();
    expect(ask(GROUP, { name: "nodes", vpcId: "vpc-1" })).to.throw(
      "The security group 'nodes' already exists for VPC 'vpc-1'",
    );

    putIn(world, RULE, "nacl-1", { networkAclId: "acl-1", ruleNumber: 100 });
    const rule = { networkAclId: "acl-1", ruleNumber: 100 };
    expect(ask(RULE, { ...rule, egress: true })).not.to.throw();
    expect(ask(RULE, { ...rule, egress: false })).to.throw("NetworkAclEntryAlreadyExists");
  });

  it("gives a VPC one profile, and a profile many VPCs", () => {
    const association = "aws:route53/profilesAssociation:ProfilesAssociation";
    putIn(world, association, "rpassoc-1", { profileId: "rp-1", resourceId: "vpc-1" });
    expect(ask(association, { profileId: "rp-2", resourceId: "vpc-1" })).to.throw(
      "ResourceExistsException: The resource you are trying to associate",
    );
    expect(ask(association, { profileId: "rp-1", resourceId: "vpc-2" })).not.to.throw();
  });

  it("frees a name with its resource", () => {
    const one = putIn(world, LOGS, "flows", { name: "flows" });
    world.remove(one);
    expect(ask(LOGS, { name: "flows" })).not.to.throw();
  });

  it("lets what is there change, be overwritten, or be named by the provider", () => {
    const current = putIn(world, LOGS, "flows", { name: "flows" });
    const change = { action: "update", current } as const;
    expect(ask(LOGS, { name: "flows" }, change)).not.to.throw();
    expect(ask(LOGS, { namePrefix: "flows" })).not.to.throw();

    const parameter = "aws:ssm/parameter:Parameter";
    putIn(world, parameter, "model", { name: "model" });
    expect(ask(parameter, { name: "model" })).to.throw("ParameterAlreadyExists");
    expect(ask(parameter, { name: "model", overwrite: true })).not.to.throw();
  });

  it("knows one document of a name, as where the console made Session Manager's preferences", () => {
    const document = "aws:ssm/document:Document";
    const name = "SSM-SessionManagerRunShell";
    putIn(world, document, name, { name });
    expect(ask(document, { name })).to.throw(`Document with same name ${name} already exists`);
    expect(ask(document, { name: "another" })).not.to.throw();
  });

  it("tells a rule for every protocol without ports", () => {
    const rule = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    const all = { securityGroupId: "sg-1", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" };
    putIn(world, rule, "sgr-1", all);
    expect(ask(rule, all)).to.throw('the specified rule "peer: 0.0.0.0/0, ALL, ALLOW"');
    expect(ask(rule, { ...all, cidrIpv4: "10.0.0.0/8" })).not.to.throw();
  });
});
