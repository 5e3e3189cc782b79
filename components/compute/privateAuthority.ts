import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";

/** Years that the authority's own certificate is valid: nothing that it issues can outlive it. */
export const AUTHORITY_VALIDITY_YEARS = 10;

/**
 * Days in which a deleted authority can be restored: the most there are.
 *
 * @see https://docs.aws.amazon.com/privateca/latest/APIReference/API_DeleteCertificateAuthority.html
 */
const RESTORABLE_DAYS = 30;

/** Characters of a name in a subject. @see https://docs.aws.amazon.com/privateca/latest/APIReference/API_ASN1Subject.html */
const MAX_SUBJECT_CHARACTERS = 64;

/**
 * Of the keys that Service Connect takes (ECDSA of 256 bits, RSA of 2048), the stronger one.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html
 */
const KEY_ALGORITHM = "EC_prime256v1";
const SIGNING_ALGORITHM = "SHA256WITHECDSA";

/**
 * What AWS's policy for roles of Service Connect asks of an authority before it lets ECS have certificates issued.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity.html
 */
const ISSUES_FOR_ECS = { AmazonECSManaged: "true" };

export interface PrivateAuthorityArgs {
  home: Home;
  /** Who answers for the authority, as its certificate says it. */
  organization: string;
  /** Name of the authority, by which its certificate is found in a trust store. */
  commonName: string;
}

/**
 * A root certificate authority whose key never leaves the hardware of AWS Private CA. ACM issues and renews certificates of load
 * balancers by it, ECS those of Service Connect. Children: 1 authority, its certificate and that certificate's installation, 1
 * permission of ACM.
 *
 * @throws ResourceError when a name does not fit into a certificate
 * @see 45 CFR 164.312(d), person or entity authentication; 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/privateca/latest/userguide/PcaWelcome.html
 * @see docs/decisions/0057-one-private-authority-per-region.md
 */
export class PrivateAuthority extends pulumi.ComponentResource {
  /** The authority, known once it is active and ACM may use it. */
  readonly authorityArn: pulumi.Output<string>;
  /** The root certificate (PEM), for whoever is to trust what the authority issues. */
  readonly certificatePem: pulumi.Output<string>;

  constructor(name: string, args: PrivateAuthorityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:PrivateAuthority", name, args, opts);
    const { home, organization, commonName } = args;
    demand(this, {
      [`organization of 1 to ${String(MAX_SUBJECT_CHARACTERS)} characters`]: fits(organization),
      [`commonName of 1 to ${String(MAX_SUBJECT_CHARACTERS)} characters`]: fits(commonName),
    });

    const child = { parent: this };
    const authority = new aws.acmpca.CertificateAuthority(
      name,
      {
        ...authorityKind,
        certificateAuthorityConfiguration: {
          keyAlgorithm: KEY_ALGORITHM,
          signingAlgorithm: SIGNING_ALGORITHM,
          subject: { commonName, organization },
        },
        tags: { Name: name, ...ISSUES_FOR_ECS },
      },
      child,
    );
    const root = new aws.acmpca.Certificate(
      name,
      {
        certificateAuthorityArn: authority.arn,
        certificateSigningRequest: authority.certificateSigningRequest,
        signingAlgorithm: SIGNING_ALGORITHM,
        templateArn: `arn:${home.partition}:acm-pca:::template/RootCACertificate/V1`,
        validity: { type: "YEARS", value: String(AUTHORITY_VALIDITY_YEARS) },
      },
      child,
    );
    const installed = new aws.acmpca.CertificateAuthorityCertificate(
      name,
      { certificateAuthorityArn: authority.arn, certificate: root.certificate },
      child,
    );
    const renewal = new aws.acmpca.Permission(
      name,
      {
        certificateAuthorityArn: authority.arn,
        principal: "acm.amazonaws.com",
        sourceAccount: home.accountId,
        actions: ["IssueCertificate", "GetCertificate", "ListPermissions"],
      },
      child,
    );

    this.authorityArn = after(authority.arn, installed, renewal);
    this.certificatePem = root.certificate;
    this.registerOutputs({
      authorityArn: this.authorityArn,
      certificatePem: this.certificatePem,
    });
  }
}

/** General purpose, because ACM issues nothing by an authority for short-lived certificates. */
const authorityKind = {
  type: "ROOT",
  usageMode: "GENERAL_PURPOSE",
  keyStorageSecurityStandard: "FIPS_140_2_LEVEL_3_OR_HIGHER",
  enabled: true,
  permanentDeletionTimeInDays: RESTORABLE_DAYS,
  // A revocation list would need a bucket that clients read without signing; AWS's responder is asked instead.
  revocationConfiguration: { ocspConfiguration: { enabled: true } },
} as const;

function fits(text: string): boolean {
  return text.length >= 1 && text.length <= MAX_SUBJECT_CHARACTERS;
}
