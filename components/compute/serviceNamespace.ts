import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { keyPolicy } from "../lib/keyPolicy.ts";
import { KEY_DELETION_WINDOW_DAYS } from "../lib/limits.ts";
import { DIGITS, roleArn } from "../lib/roleArn.ts";
import type { ConnectTls } from "./serviceConnect.ts";

export interface ServiceNamespaceArgs {
  home: Home;
  /** Authority of the same account and region, which is active and tagged for ECS. */
  authorityArn: pulumi.Input<string>;
  /** Key of the certificates' private keys, which the services' TLS roles may use; one of its own unless given. */
  keyArn?: pulumi.Input<string>;
}

/**
 * The names by which containers find each other through Service Connect, and what their TLS needs: an authority and a key. The
 * role that ECS takes for it is each service's own. Children: 1 namespace; 1 key unless one is given.
 *
 * @see 45 CFR 164.312(e)(1), transmission security; 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html
 * @see docs/decisions/0057-one-private-authority-per-region.md
 */
export class ServiceNamespace extends pulumi.ComponentResource {
  /** The namespace, for a cluster's default and for its services. */
  readonly namespaceArn: pulumi.Output<string>;
  /** What a service says to have TLS. */
  readonly tls: ConnectTls;

  constructor(name: string, args: ServiceNamespaceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:ServiceNamespace", name, args, opts);
    const { home, authorityArn, keyArn } = args;

    const child = { parent: this };
    const namespace = new aws.servicediscovery.HttpNamespace(
      name,
      { description: "Services that find each other through Service Connect" },
      child,
    );

    this.namespaceArn = namespace.arn;
    this.tls = { authorityArn, keyArn: keyArn ?? certificateKey(name, home, child).arn };
    this.registerOutputs({ namespaceArn: this.namespaceArn, tls: this.tls });
  }
}

function certificateKey(name: string, home: Home, child: pulumi.CustomResourceOptions) {
  return new aws.kms.Key(
    `${name}-certificates`,
    {
      deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
      description: "Private keys of certificates between services",
      enableKeyRotation: true,
      policy: keyPolicy(home, usedByTlsRoles(home)),
    },
    child,
  );
}

/**
 * Lets the TLS roles of services, whose names `ContainerService` ends in `-tls`, make key pairs, which ECS asks of KMS itself, and
 * keep them in Secrets Manager; and nobody else, since the secrets are private keys.
 */
function usedByTlsRoles(home: Home): aws.iam.PolicyStatement {
  return {
    Sid: "TlsRoles",
    Effect: "Allow",
    Principal: { AWS: `arn:${home.partition}:iam::${home.accountId}:root` },
    Action: [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:GenerateDataKeyPair",
    ],
    Resource: "*",
    Condition: { ArnLike: { "aws:PrincipalArn": roleArn(home, `*-tls-${DIGITS}`) } },
  };
}
