import type { PropsOf } from "../../awsType.ts";
import { anyOf, ifKnown } from "../../lib/anyOf.ts";
import { matches } from "../../lib/glob.ts";
import { REPOSITORY, repositoryExample } from "../../lib/imageRepositories.ts";
import { declared, type Resource } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const SCANNING = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";

type Repository = Resource<PropsOf<typeof REPOSITORY>>;
type Scanning = PropsOf<typeof SCANNING>;

const unscanned = declared(
  REPOSITORY,
  "pat",
  repositoryExample({ imageScanningConfiguration: undefined }),
);
const scanning = (filter: string, scanFrequency = "CONTINUOUS_SCAN") =>
  declared(SCANNING, "registry", {
    scanType: "ENHANCED",
    rules: [{ scanFrequency, repositoryFilters: [{ filter, filterType: "WILDCARD" }] }],
  });

/** The registry's setting, where there is one, is the one that holds; a repository's own is what came before it. */
export const ecrScanned = stackRule({
  id: "ecr-scanned",
  title: "Images are scanned",
  safeguards: ["164.308(a)(1)(ii)(A)", "164.308(a)(5)(ii)(B)"],
  severity: "medium",
  requires:
    "Images are scanned when they are pushed, by the repository's setting or the registry's.",
  rationale: "Known holes are cheapest to close before an image runs.",
  fix: 'new aws.ecr.RegistryScanningConfiguration(name, { scanType: "ENHANCED", rules: [{ scanFrequency: "CONTINUOUS_SCAN", … }] })',
  source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
  type: REPOSITORY,
  check: (subject, resources) =>
    anyOf(
      [
        () => subject.props.imageScanningConfiguration?.scanOnPush === true,
        () => anyOf(resources.ofType(SCANNING), ({ props }) => takes(props, subject)),
      ],
      (way) => way(),
    )
      ? undefined
      : "images are not scanned when they are pushed",
  complies: [
    [declared(REPOSITORY, "pat", repositoryExample())],
    [unscanned, scanning("*")],
    [unscanned, scanning("novamind/", "SCAN_ON_PUSH")],
  ],
  violates: [[unscanned], [unscanned, scanning("other")], [unscanned, scanning("*", "MANUAL")]],
  undecided: [[unscanned, scanning(UNKNOWN)]],
});

const takes = ({ rules = [] }: Scanning, repository: Repository): boolean =>
  anyOf(
    rules,
    ({ scanFrequency = "MANUAL", repositoryFilters = [] }) =>
      scanFrequency !== "MANUAL" &&
      anyOf(repositoryFilters, ({ filter = "" }) => isTaken(filter, repository)),
  );

/** A filter without a wildcard is a part of the name; a name that is not known yet is taken by a filter of all. */
const isTaken = (filter: string, { props }: Repository): boolean =>
  matches(
    filter.includes("*") ? filter : `*${filter}*`,
    filter === "*" ? "" : (ifKnown(() => props.name) ?? ""),
  );
