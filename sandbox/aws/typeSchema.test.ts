import { expect } from "chai";

import { allTokens, schemaOf } from "./testing/types.ts";
import { checkInputs, typeSchema, UNKNOWN } from "./typeSchema.ts";

/** Type, what it requires, an optional input, an output. */
const TYPES: [token: string, required: string[], input: string, output: string | undefined][] = [
  ["aws:ec2/vpc:Vpc", [], "cidrBlock", "defaultSecurityGroupId"],
  ["aws:ec2/routeTable:RouteTable", ["vpcId"], "routes", "ownerId"],
  ["aws:ec2/subnet:Subnet", ["vpcId"], "availabilityZoneId", "arn"],
  ["aws:ec2/flowLog:FlowLog", [], "trafficType", "arn"],
  [
    "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
    ["subnetIds", "transitGatewayId", "vpcId"],
    "applianceModeSupport",
    "vpcOwnerId",
  ],
  ["aws:kms/replicaKey:ReplicaKey", ["primaryKeyArn"], "policy", "keyId"],
  ["aws:s3/bucket:Bucket", [], "bucket", "bucketRegionalDomainName"],
  ["aws:iam/role:Role", ["assumeRolePolicy"], "name", "uniqueId"],
  ["aws:iam/rolePolicy:RolePolicy", ["policy", "role"], "name", undefined],
  ["aws:lambda/function:Function", ["role"], "memorySize", "invokeArn"],
  ["aws:rds/subnetGroup:SubnetGroup", ["subnetIds"], "description", "vpcId"],
  ["aws:ecs/taskDefinition:TaskDefinition", ["containerDefinitions", "family"], "cpu", "revision"],
  ["aws:kendra/index:Index", ["roleArn"], "edition", "arn"],
  [
    "aws:glue/mLTransform:MLTransform",
    ["inputRecordTables", "parameters", "roleArn"],
    "timeout",
    "arn",
  ],
];

describe("typeSchema", () => {
  for (const [token, required, input, output] of TYPES) {
    it(`reads ${token}`, () => {
      const schema = schemaOf(token);
      expect(schema.required).to.have.members(required);
      expect([...schema.inputs]).to.include(input);
      if (output !== undefined) {
        expect(schema.outputs).to.include(output);
        expect(schema.inputs.has(output)).to.equal(false);
      }
    });
  }

  it("reads secrets, given as inputs or only stored", () => {
    expect(schemaOf("aws:rds/cluster:Cluster").secrets).to.include("masterPassword");
    expect(schemaOf("aws:iam/accessKey:AccessKey").secrets).to.include("secret");
  });

  it("has no schema for what is not a resource type of the package", () => {
    const tokens = [
      "aws:ec2/nothing:Nothing",
      "aws:ec2/vpc:Subnet",
      "awsx:ec2:Vpc",
      "aws:../x/y:Z",
    ];
    expect(tokens.map((token) => typeSchema(token))).to.deep.equal(tokens.map(() => undefined));
  });

  it("reads every type of the package, none empty but the one that is", () => {
    const tokens = allTokens();
    const empty = tokens.filter((token) => {
      const schema = typeSchema(token);
      const known = [...(schema?.inputs ?? []), ...(schema?.outputs ?? [])];
      const consistent = schema?.required.every((name) => schema.inputs.has(name)) ?? false;
      return known.length === 0 || !consistent;
    });
    expect(tokens.length).to.be.greaterThan(1500);
    expect(empty).to.deep.equal(["aws:ram/sharingWithOrganization:SharingWithOrganization"]);
  });
});

describe("checkInputs", () => {
  const schema = schemaOf("aws:ec2/subnet:Subnet");

  it("accepts known inputs, values yet unknown and the engine's own", () => {
    expect(
      checkInputs(schema, { vpcId: UNKNOWN, cidrBlock: "10.0.0.0/24", __defaults: [] }),
    ).to.deep.equal([]);
  });

  it("refuses a missing required input, null included", () => {
    const reason =
      'Missing required argument. The argument "vpcId" is required, but no definition was found.';
    expect(checkInputs(schema, {})).to.deep.equal([{ property: "vpcId", reason }]);
    expect(checkInputs(schema, { vpcId: null })).to.deep.equal([{ property: "vpcId", reason }]);
  });

  it("refuses an unknown input and names the nearest one", () => {
    const [failure, ...rest] = checkInputs(schema, { vpcId: "vpc-1", cidrBlok: "10.0.0.0/24" });
    expect(rest).to.deep.equal([]);
    expect(failure?.property).to.equal("cidrBlok");
    expect(failure?.reason).to.match(
      /^Unsupported argument\..*"cidrBlok".*Did you mean "cidrBlock"\?$/,
    );
  });

  it("suggests nothing where nothing is near, and tells outputs from slips", () => {
    const failures = checkInputs(schema, {
      vpcId: "vpc-1",
      colour: "red",
      ownerId: "111122223333",
    });
    expect(failures.map(({ reason }) => reason)).to.deep.equal([
      'Unsupported argument. An argument named "colour" is not expected here.',
      'Unsupported argument. "ownerId" is decided by AWS and cannot be given.',
    ]);
  });
});
