import type * as aws from "@pulumi/aws";

/** The other region of a pair, in the same account. */
export interface PeerRegion {
  /** Region code, for example `us-west-2`. */
  region: string;
  /** Provider of the same account in that region. */
  provider: aws.Provider;
}
