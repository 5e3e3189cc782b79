/** What AWS publishes of a region. */
interface RegionFacts {
  /** As the console names it. */
  readonly description: string;
  /** Zones by id: a number is one place, whatever the account. */
  readonly zoneIds: readonly string[];
  /** Route 53 zones of S3 website endpoints, application and network load balancers. */
  readonly hostedZones: { readonly s3: string; readonly alb: string; readonly nlb: string };
  /** The account that writes access logs of load balancers. */
  readonly elbAccount: string;
}

const facts = (
  description: string,
  zones: string,
  [s3 = "", alb = "", nlb = ""]: readonly string[],
  elbAccount: string,
): RegionFacts => {
  const [start = "", numbers = ""] = zones.split(" ");
  const zoneIds = numbers.split(",").map((number) => `${start}-az${number}`);
  return { description, zoneIds, hostedZones: { s3, alb, nlb }, elbAccount };
};

/**
 * Regions that the simulation knows.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 * @see https://docs.aws.amazon.com/general/latest/gr/s3.html
 * @see https://docs.aws.amazon.com/general/latest/gr/elb.html
 */
export const REGIONS: Readonly<Record<string, RegionFacts>> = {
  "us-east-1": facts(
    "US East (N. Virginia)",
    "use1 1,2,3,4,5,6",
    ["Z3AQBSTGFYJSTF", "Z35SXDOTRQ7X7K", "Z26RNL4JYFTOTI"],
    "127311923021",
  ),
  "us-east-2": facts(
    "US East (Ohio)",
    "use2 1,2,3",
    ["Z2O1EMRO9K5GLX", "Z3AADJGX6KTTL2", "ZLMOA37VPKANP"],
    "033677994240",
  ),
  "us-west-1": facts(
    "US West (N. California)",
    "usw1 1,3",
    ["Z2F56UZL2M1ACD", "Z368ELLRRE2KJ0", "Z24FKFUX50B4VW"],
    "027434742980",
  ),
  "us-west-2": facts(
    "US West (Oregon)",
    "usw2 1,2,3,4",
    ["Z3BJ6K6RIION7M", "Z1H1FL5HABSF5", "Z18D5FSROUN65G"],
    "797873946194",
  ),
  "ca-central-1": facts(
    "Canada (Central)",
    "cac1 1,2,4",
    ["Z1QDHH18159H29", "ZQSVJUPU6J1EY", "Z2EPGBW3API2WT"],
    "985666609251",
  ),
  "eu-central-1": facts(
    "Europe (Frankfurt)",
    "euc1 1,2,3",
    ["Z21DNDUVLTQW6Q", "Z215JYRZR1TBD5", "Z3F0SRJ5LGBH90"],
    "054676820928",
  ),
  "eu-west-1": facts(
    "Europe (Ireland)",
    "euw1 1,2,3",
    ["Z1BKCTXD74EZPE", "Z32O12XQLNTSW2", "Z2IFOLAFXWLO4F"],
    "156460612806",
  ),
  "eu-west-2": facts(
    "Europe (London)",
    "euw2 1,2,3",
    ["Z3GKZC51ZF0DB4", "ZHURV8PSTC4K8", "ZD4D7Y8KGAS4G"],
    "652711504416",
  ),
  "ap-southeast-2": facts(
    "Asia Pacific (Sydney)",
    "apse2 1,2,3",
    ["Z1WCIGYICN2BYD", "Z1GM3OXH4ZPM65", "ZCT6FZBF4DROD"],
    "783225319266",
  ),
  "ap-northeast-1": facts(
    "Asia Pacific (Tokyo)",
    "apne1 1,2,4",
    ["Z2M4EHUR26P7ZW", "Z14GRHDCWA56QT", "Z31USIVHYNEOWT"],
    "582318560864",
  ),
  "us-gov-west-1": facts(
    "AWS GovCloud (US-West)",
    "usgw1 1,2,3",
    ["Z31GFT0UA1I2HV", "Z33AYJ8TM3BH4J", "ZMG1MZ2THAWF1"],
    "048591011584",
  ),
  "us-gov-east-1": facts(
    "AWS GovCloud (US-East)",
    "usge1 1,2,3",
    ["Z2NIFVYYW2VKV1", "Z166TLBEWOO7G0", "Z1ZSMQQ6Q24QQ8"],
    "190560391635",
  ),
};

/** @throws Error for a region that is not in the table */
export function regionFacts(region: string): RegionFacts {
  const known = REGIONS[region];
  if (known === undefined) throw new Error(`the sandbox knows no region ${region}`);
  return known;
}
