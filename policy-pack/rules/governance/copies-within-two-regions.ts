import type { PropsOf } from "../../awsType.ts";
import { ifKnown } from "../../lib/anyOf.ts";
import { declared, type Resources } from "../../resources.ts";
import { UNKNOWN, wholeStackRule } from "../../rule.ts";
import { Undecided } from "../../undecided.ts";

const TABLE = "aws:dynamodb/table:Table";
const REPLICA = "aws:dynamodb/tableReplica:TableReplica";
const PLAN = "aws:backup/plan:Plan";
const FILES = "aws:efs/replicationConfiguration:ReplicationConfiguration";
const SECRET = "aws:secretsmanager/secret:Secret";

/** The Region where the program runs, and one for its disaster. */
const MOST_REGIONS = 2;

/** A resource that copies data. */
interface Copying {
  /** Where it is, when the resource says so itself. */
  home: () => string | undefined;
  /** Where to; Regions other than its own unless `near`. */
  to: () => (string | undefined)[];
  near?: boolean;
}

interface Copied {
  regions: string[];
  /** Whether there are too many of them besides a home that is not known. */
  isApart: boolean;
  /** Why it is not known where to. */
  open?: Undecided;
}

const table = (name: string, regions: string[], region?: string) =>
  declared(TABLE, name, {
    replicas: regions.map((regionName) => ({ regionName })),
    ...(region !== undefined && { region }),
  });
const plan = (...regions: string[]) =>
  declared(PLAN, "daily", {
    rules: [
      {
        ruleName: "daily",
        targetVaultName: "vault",
        copyActions: regions.map((region) => ({
          destinationVaultArn: `arn:aws:backup:${region}:111122223333:backup-vault:vault`,
        })),
      },
    ],
  });

export const copiesWithinTwoRegions = wholeStackRule({
  id: "copies-within-two-regions",
  title: "Data is copied between two Regions only",
  safeguards: ["164.308(a)(7)(ii)(B)", "164.312(a)(1)"],
  severity: "high",
  requires: "Replicas and copies of backups of a stack are in two Regions at most.",
  rationale: "Guardrails, keys and trails are where the program is; a third Region has none.",
  fix: 'replicas: [{ regionName: "us-west-2", … }]',
  source:
    "https://docs.aws.amazon.com/whitepapers/latest/aws-multi-region-fundamentals/multi-region-fundamental-2.html",
  about: [TABLE, REPLICA, PLAN, FILES, SECRET],
  check: (resources) => {
    const all = copyingOf(resources).map(copied);
    const regions = new Set(all.flatMap((one) => one.regions));
    return regions.size > MOST_REGIONS || all.some(({ isApart }) => isApart)
      ? `data is copied between more than two Regions: ${[...regions].sort().join(", ")}`
      : all.find(({ open }) => open !== undefined)?.open;
  },
  complies: [
    [table("a", []), plan()],
    [table("a", ["us-west-2"]), plan("us-west-2", "us-east-2")],
    [table("a", ["us-west-2"], "us-east-2"), table("b", ["us-east-2"], "us-west-2")],
  ],
  violates: [
    [table("a", ["us-west-2", "eu-west-1"])],
    [table("a", ["us-west-2"], "us-east-2"), plan("eu-west-1")],
    [
      declared(FILES, "files", { destination: { region: "us-west-2" }, region: "us-east-2" }),
      declared(SECRET, "password", { replicas: [{ region: "ca-central-1" }] }),
    ],
    [plan("us-east-2", "us-west-2"), declared(REPLICA, "far", { region: "sa-east-1" })],
  ],
  undecided: [[table("a", [UNKNOWN])]],
});

/** All Regions that a copy is in, as far as they are known. */
function copied({ home, to, near = false }: Copying): Copied {
  try {
    const others = [...new Set(to().filter((one) => one !== undefined))];
    const own = ifKnown(home);
    if (own !== undefined && others.length > 0)
      return { regions: [own, ...others], isApart: false };
    return { regions: others, isApart: !near && others.length >= MOST_REGIONS };
  } catch (error) {
    if (error instanceof Undecided) return { regions: [], isApart: false, open: error };
    throw error;
  }
}

function copyingOf(resources: Resources): Copying[] {
  return [
    ...resources.ofType(TABLE).map(({ props }) => ({
      home: () => props.region,
      to: () => (props.replicas ?? []).map(({ regionName }) => regionName),
    })),
    ...resources.ofType(SECRET).map(({ props }) => ({
      home: () => props.region,
      to: () => (props.replicas ?? []).map(({ region }) => region),
    })),
    ...resources.ofType(FILES).map(({ props }) => ({
      home: () => props.region,
      to: () => [props.destination?.region],
    })),
    ...resources.ofType(REPLICA).map(({ props }) => ({
      home: () => undefined,
      to: () => [props.region],
    })),
    ...resources.ofType(PLAN).map(({ props }) => ({
      home: () => props.region,
      to: () => regionsOfPlan(props),
      near: true,
    })),
  ];
}

function regionsOfPlan({ rules = [] }: PropsOf<typeof PLAN>): (string | undefined)[] {
  return rules
    .flatMap(({ copyActions = [] }) => copyActions)
    .map(({ destinationVaultArn = "" }) => destinationVaultArn.split(":")[3])
    .map((region) => (region === "" ? undefined : region));
}
