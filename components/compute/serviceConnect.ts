import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { assumableByService, policyDocument } from "../lib/iam.ts";
import type { RunnableTask } from "./taskDefinition.ts";

/** How other services of the cluster's namespace find this one. */
export interface ServiceConnect {
  namespaceArn: pulumi.Input<string>;
  /** Name under which they call it, for example `pat`. */
  dnsName: string;
  /** Port under which they call it. */
  port: number;
  /** Certificates of the proxies; to be left out only where the containers end TLS themselves. */
  tls?: ConnectTls;
}

export interface ConnectTls {
  /** Private certificate authority, for short-lived certificates. */
  authorityArn: pulumi.Input<string>;
  /** Key of the certificates' private keys in Secrets Manager. */
  keyArn: pulumi.Input<string>;
}

/**
 * The role by which ECS has certificates issued for the proxies of one service and keeps their keys. AWS's own policy, which is
 * bound to the tags that ECS sets, and the one key. Children: 1 role, 1 role policy, 1 policy attachment.
 *
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html
 */
export class ConnectTlsRole extends pulumi.ComponentResource {
  /** Known once it may do what it is for. */
  readonly roleArn: pulumi.Output<string>;

  constructor(
    name: string,
    args: { home: Home; keyArn: pulumi.Input<string> },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("novamind:compute:ConnectTlsRole", name, args, opts);

    const child = { parent: this };
    const assumeRolePolicy = assumableByService("ecs.amazonaws.com");
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const key = policyDocument({
      Effect: "Allow",
      Action: [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyPair",
      ],
      Resource: args.keyArn,
    });
    const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy: key }, child);
    const policyArn = `arn:${args.home.partition}:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity`;
    const managed = new aws.iam.RolePolicyAttachment(name, { role: role.name, policyArn }, child);

    this.roleArn = after(role.arn, permissions, managed);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}

/** The proxies beside a service's tasks, which log who called it without what was asked. */
export function connectConfiguration(
  { region }: Home,
  task: RunnableTask,
  connect: ServiceConnect,
  tlsRoleArn?: pulumi.Input<string>,
): aws.types.input.ecs.ServiceServiceConnectConfiguration {
  const { namespaceArn, dnsName, port, tls } = connect;
  return {
    enabled: true,
    namespace: namespaceArn,
    accessLogConfiguration: { format: "JSON", includeQueryParameters: "DISABLED" },
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": task.logGroupName,
        "awslogs-region": region,
        "awslogs-stream-prefix": "service-connect",
      },
    },
    services: [
      {
        portName: task.portName,
        discoveryName: dnsName,
        clientAlias: [{ dnsName, port }],
        ...(tls === undefined ? {} : { tls: tlsOf(tls, tlsRoleArn) }),
      },
    ],
  };
}

function tlsOf({ authorityArn, keyArn }: ConnectTls, roleArn?: pulumi.Input<string>) {
  return {
    issuerCertAuthority: { awsPcaAuthorityArn: authorityArn },
    kmsKey: keyArn,
    ...(roleArn === undefined ? {} : { roleArn }),
  };
}
