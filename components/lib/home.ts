/** Where a component's resources live; passed in, because a component asks AWS nothing. */
export interface Home {
  /** Twelve digits. */
  accountId: string;
  /** Region code, for example `us-east-2`. */
  region: string;
  /** `aws`, or `aws-us-gov` in GovCloud. */
  partition: string;
}

/** One Availability Zone: its id is the same in every account, its name is the account's own. */
export interface Zone {
  /** For example `use2-az1`. */
  id: string;
  /** For example `us-east-2a`. */
  name: string;
}
