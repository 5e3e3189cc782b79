import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * What the organization lets its accounts do with each other without asking again: share over RAM, and copy backups across
 * accounts. Once per organization, in its management account. AWS asks that RAM's trusted access be switched on by RAM
 * itself, which {@link aws.ram.SharingWithOrganization} does.
 * Children: 1 RAM sharing, 1 service access, 1 backup settings.
 *
 * @see 45 CFR 164.308(a)(7)(ii)(A), data backup plan
 * @see https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html#getting-started-sharing-orgs
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/manage-cross-account.html
 */
export class OrganizationTrust extends pulumi.ComponentResource {
  constructor(name: string, args: Record<string, never>, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:governance:OrganizationTrust", name, args, opts);

    const child = { parent: this };
    new aws.ram.SharingWithOrganization(name, {}, child);
    const access = new aws.organizations.AwsServiceAccess(
      `${name}-backup`,
      { servicePrincipal: "backup.amazonaws.com" },
      child,
    );
    new aws.backup.GlobalSettings(
      name,
      { globalSettings: { isCrossAccountBackupEnabled: "true" } },
      // Backup refuses the setting before it is trusted, and takes nothing from the access that could order them.
      { parent: this, dependsOn: [access] },
    );

    this.registerOutputs();
  }
}
