import * as pulumi from "@pulumi/pulumi";

import { mockTransforms } from "./mockTransforms.ts";
import { mockVpc } from "./mockVpc.ts";

/** One resource as a program declared it on mocks. */
export interface Declared {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  /** Reference of the provider that the resource was given (`urn::id`); empty for components. */
  provider: string;
  /** False for components, which have no provider of their own. */
  custom: boolean;
}

/** Declares resources; may look at the transforms that it gave to remote components, which mocks do not apply. */
export type Program = (transforms: pulumi.ResourceTransform[]) => unknown;

/**
 * Runs `program` on mocked resources and returns all that it declared, in order of registration.
 * A mocked resource answers with its inputs, the id `<name>_id` and the ARN `arn:aws:mock:::<name>`.
 *
 * @throws whatever the program throws; an invoke, since components must not make any
 */
export async function deploy(program: Program): Promise<Declared[]> {
  const declared: Declared[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, provider = "", custom = false }) => {
        const given = inputs as Record<string, unknown>;
        declared.push({ type, name, inputs: given, provider, custom });
        return { id: `${name}_id`, state: { ...given, ...outputsOf(type, name, given) } };
      },
      call: ({ token }) => {
        throw new Error(`${token} is not mocked: components take values, they do not ask for them`);
      },
    },
    "novamind",
    "test",
  );
  const transforms = mockTransforms();
  await quickly(async () => {
    await program(transforms);
    await pulumi.runtime.disconnect();
  });
  return declared;
}

/** The one declared resource of `type`, or the one also called `name`. @throws when there is not exactly one */
export function only(declared: Declared[], type: string, name?: string): Declared {
  const found = declared.filter((one) => one.type === type && (name ?? one.name) === one.name);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  throw new Error(`${String(found.length)} of ${type} ${name ?? ""} declared, not 1`);
}

/** How many resources of each type were declared: the inventory that a component promises. */
export function inventory(declared: Declared[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of declared) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/** The value of an output of a mocked deployment. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}

/** What AWS makes together with a resource, where components read it. */
const MADE_BY_AWS: Readonly<Record<string, (name: string) => Record<string, unknown>>> = {
  "aws:acm/certificate:Certificate": (name) => ({
    arn: `arn:aws:acm:us-east-2:111122223333:certificate/${name}`,
  }),
  "aws:acmpca/certificate:Certificate": (name) => ({ certificate: `${name} certificate` }),
  "aws:acmpca/certificateAuthority:CertificateAuthority": (name) => ({
    certificateSigningRequest: `${name} request`,
  }),
  "aws:directconnect/gatewayAssociation:GatewayAssociation": (name) => ({
    transitGatewayAttachmentId: `${name}_attachment`,
  }),
  "aws:ec2/vpnConnection:VpnConnection": (name) => ({
    presharedKeyArn: `arn:aws:mock:::${name}-keys`,
    transitGatewayAttachmentId: `${name}_attachment`,
  }),
  "aws:ec2/vpcEndpoint:VpcEndpoint": (name) => ({ prefixListId: `${name}_pl` }),
  "aws:ec2/vpcEndpointService:VpcEndpointService": (name) => ({
    serviceName: `com.amazonaws.vpce.us-east-2.vpce-svc-${name}`,
  }),
  "aws:ecr/repository:Repository": (name) => ({
    repositoryUrl: `111122223333.dkr.ecr.us-east-2.amazonaws.com/${name}`,
  }),
  "aws:lb/loadBalancer:LoadBalancer": (name) => ({
    dnsName: `internal-${name}.us-east-2.elb.amazonaws.com`,
    zoneId: "Z3AADJGX6KTTL2",
  }),
  "aws:networkfirewall/firewall:Firewall": (name) => ({
    firewallStatuses: [
      { transitGatewayAttachmentSyncStates: [{ attachmentId: `${name}_attachment` }] },
    ],
  }),
  "aws:lb/targetGroup:TargetGroup": (name) => ({ arnSuffix: `targetgroup/${name}/1` }),
  "aws:route53/zone:Zone": (name) => ({ zoneId: `Z-${name}` }),
};

function outputsOf(type: string, name: string, inputs: Record<string, unknown>) {
  const arn = `arn:aws:mock:::${name}`;
  if (type === "awsx:ec2:Vpc") return mockVpc(name, inputs);
  return { arn, name: inputs["name"] ?? name, ...MADE_BY_AWS[type]?.(name) };
}

/**
 * The SDK reads several stack traces per resource, all frames of one of them. Nobody looks at those, and to write their frames down takes
 * longer than to declare the resource.
 */
async function quickly(run: () => Promise<void>): Promise<void> {
  const { stackTraceLimit } = Error;
  const prepare: unknown = Reflect.get(Error, "prepareStackTrace");
  Error.prepareStackTrace = String;
  Error.stackTraceLimit = 0;
  try {
    await run();
  } finally {
    Reflect.set(Error, "prepareStackTrace", prepare);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
