import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";

export interface FeatureCatalogArgs {
  /** Key of all that the catalog and jobs keep, in this region. */
  keyArn: pulumi.Input<string>;
  /** Key of log groups, which CloudWatch Logs of this region may use. */
  logKeyArn: pulumi.Input<string>;
}

/**
 * The Glue catalog of an account and region, encrypted, with the database that describes features, and the configuration that makes jobs
 * encrypt what they write, log and remember. A catalog has one setting for all of its databases: one of these per account and
 * region. Children: 1 setting of the catalog's encryption, 1 security configuration, 1 database.
 *
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
 */
export class FeatureCatalog extends pulumi.ComponentResource {
  /** Known once the catalog is encrypted, because what was in it before is not. */
  readonly databaseName: pulumi.Output<string>;
  readonly databaseArn: pulumi.Output<string>;
  readonly securityConfigurationName: pulumi.Output<string>;

  constructor(name: string, args: FeatureCatalogArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:FeatureCatalog", name, args, opts);
    const { keyArn, logKeyArn } = args;

    const child = { parent: this };
    const encryption = new aws.glue.DataCatalogEncryptionSettings(
      name,
      {
        dataCatalogEncryptionSettings: {
          connectionPasswordEncryption: {
            awsKmsKeyId: keyArn,
            returnConnectionPasswordEncrypted: true,
          },
          encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: keyArn },
        },
      },
      child,
    );
    const security = new aws.glue.SecurityConfiguration(
      name,
      {
        encryptionConfiguration: {
          cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: logKeyArn },
          jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: keyArn },
          s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: keyArn },
        },
      },
      child,
    );
    const database = new aws.glue.CatalogDatabase(
      name,
      { description: "Features of people, as the offline store has them" },
      child,
    );

    this.databaseName = after(database.name, encryption);
    this.databaseArn = database.arn;
    this.securityConfigurationName = security.name;
    this.registerOutputs({
      databaseName: this.databaseName,
      databaseArn: this.databaseArn,
      securityConfigurationName: this.securityConfigurationName,
    });
  }
}
