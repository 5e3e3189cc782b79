import * as aws from "@pulumi/aws";

/** Providers for three accounts, in the regions that a platform of two regions has. */
export interface Places {
  /** Account 666666666666, us-east-2. */
  data: aws.Provider;
  /** The same account, us-west-2. */
  dataWest: aws.Provider;
  /** Account 444444444444, us-east-2. */
  network: aws.Provider;
  /** Account 111111111111, which owns the organization, us-east-2. */
  organization: aws.Provider;
}

export function places(): Places {
  const connect = (name: string, accountId: string, region: string) =>
    new aws.Provider(name, {
      region,
      assumeRoles: [{ roleArn: `arn:aws:iam::${accountId}:role/NovamindDeploy` }],
    });
  return {
    data: connect("data", "666666666666", "us-east-2"),
    dataWest: connect("data-west", "666666666666", "us-west-2"),
    network: connect("network", "444444444444", "us-east-2"),
    organization: connect("organization", "111111111111", "us-east-2"),
  };
}
