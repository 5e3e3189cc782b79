import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";

/** Characters of a certificate's first name, which is its common name too. @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
const MAX_NAME_CHARACTERS = 64;

/** Names of one certificate. @see https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html */
const MAX_NAMES = 10;

export interface PrivateCertificateArgs {
  /** Authority of the same account and region, which is active. */
  authorityArn: pulumi.Input<string>;
  /** Name that clients call, for example `models.prod.novamind.internal`. */
  domainName: string;
  /** Further names, up to nine; none unless said. */
  alternativeNames?: string[];
}

/**
 * A certificate for a private name, which ACM renews for as long as a load balancer uses it. Children: 1 certificate.
 *
 * @throws ResourceError when ACM would refuse the names
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-request-private.html
 */
export class PrivateCertificate extends pulumi.ComponentResource {
  readonly certificateArn: pulumi.Output<string>;

  constructor(name: string, args: PrivateCertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:PrivateCertificate", name, args, opts);
    const { authorityArn, domainName, alternativeNames = [] } = args;
    demand(this, {
      [`domainName of 1 to ${String(MAX_NAME_CHARACTERS)} characters`]:
        domainName.length >= 1 && domainName.length <= MAX_NAME_CHARACTERS,
      [`alternativeNames, up to ${String(MAX_NAMES - 1)}`]: alternativeNames.length < MAX_NAMES,
    });

    const certificate = new aws.acm.Certificate(
      name,
      {
        certificateAuthorityArn: authorityArn,
        domainName,
        keyAlgorithm: "EC_prime256v1",
        ...(alternativeNames.length === 0 ? {} : { subjectAlternativeNames: alternativeNames }),
        tags: { Name: name },
      },
      { parent: this },
    );

    this.certificateArn = certificate.arn;
    this.registerOutputs({ certificateArn: this.certificateArn });
  }
}
