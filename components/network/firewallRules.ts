import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { TlsInspection } from "./tlsInspection.ts";

/**
 * AWS's threat signatures that fit servers, in the order of their priority. Of those that there are, left out are Botnet Windows,
 * Malware Mobile and Phishing, which protect people's devices, and FUP, which is about manners.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/aws-managed-rule-groups-threat-signature.html
 */
export const THREAT_SIGNATURES = [
  ...["Botnet", "BotnetWeb", "Malware", "MalwareWeb", "MalwareCoinmining", "Exploits"],
  ...["IOC", "Scanners", "Suspect", "EmergingEvents", "WebAttacks", "DoS"],
] as const;

/**
 * Rules that the list of domains may grow to: it cannot be changed later. With the signatures, which reserve 17 900, well within
 * the 30 000 rules of a policy.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/nwfw-rule-group-capacity.html
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/quotas.html
 */
const DOMAIN_CAPACITY = 1000;
/** A domain is one rule for each protocol that names it. */
const PROTOCOLS = ["TLS_SNI", "HTTP_HOST"];
/** Domains that fit, when each protocol also has a rule for what is on no list. */
export const MAX_DOMAINS = DOMAIN_CAPACITY / PROTOCOLS.length - 1;

/** Rules of its own that the firewall may have, now {@link NAMELESS}. */
const NAMELESS_CAPACITY = 10;

/**
 * What has no name to be checked by: packets that neither TLS nor HTTP sends. Without these rules the first packets of each
 * connection would pass, and with UDP or ICMP they may be all that is needed to carry data out.
 */
const NAMELESS = [
  'drop tcp $HOME_NET any -> $EXTERNAL_NET !$WEB_PORTS (msg:"neither HTTP nor TLS"; sid:1; rev:1;)',
  'drop udp $HOME_NET any -> $EXTERNAL_NET any (msg:"UDP, with it QUIC"; sid:2; rev:1;)',
  'drop icmp $HOME_NET any -> $EXTERNAL_NET any (msg:"ICMP"; sid:3; rev:1;)',
].join("\n");
const WEB_PORTS = { key: "WEB_PORTS", portSet: { definitions: ["80", "443"] } };

/** Seconds after which NAT gateways forget an idle connection; remembering it longer here would keep dead ones. */
const TCP_IDLE_SECONDS = 350;

const STRICT_ORDER = "STRICT_ORDER";

type Rules = aws.types.input.networkfirewall.RuleGroupRuleGroupRulesSource;
type Variables = aws.types.input.networkfirewall.RuleGroupRuleGroupRuleVariables;

export interface FirewallRulesArgs {
  home: Home;
  /** Network that counts as inside; everything else is outside. */
  homeCidr: string;
  /** Domains that may be called; one that begins with a dot stands for itself and all its subdomains. */
  allowedDomains: readonly string[];
  /** Key that encrypts the rules. */
  keyArn: pulumi.Input<string>;
  /** CA in ACM with which TLS is opened before the rules look; it stays closed without. */
  certificateAuthorityArn?: string | undefined;
}

/**
 * What may leave: HTTP and TLS that name a domain of the list and carry no known threat. In strict order: AWS's signatures, then
 * what has no name, then the list, then everything else is dropped and alerted on. Children: 2 rule groups, 1 firewall policy, and 1 TlsInspection with a
 * CA: AWS takes one in a new policy only, so that the policy has another name then.
 *
 * A firewall on a transit gateway has no network of its own to take for the inside, so every rule is told what the inside is.
 *
 * @throws ResourceError when the list is empty, names a domain twice or has more than {@link MAX_DOMAINS}
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-rule-evaluation-order.html
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/tgw-firewall-considerations.html
 */
export class FirewallRules extends pulumi.ComponentResource {
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, args: FirewallRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:FirewallRules", name, args, opts);
    const { homeCidr, allowedDomains, keyArn, certificateAuthorityArn } = args;
    demand(this, {
      [`1 to ${String(MAX_DOMAINS)} allowedDomains, not ${String(allowedDomains.length)}`]:
        allowedDomains.length >= 1 && allowedDomains.length <= MAX_DOMAINS,
      "each of allowedDomains once": new Set(allowedDomains).size === allowedDomains.length,
    });

    const child = { parent: this };
    const inside = { key: "HOME_NET", ipSet: { definitions: [homeCidr] } };
    const encryptionConfiguration = { type: "CUSTOMER_KMS", keyId: keyArn };
    const group = (role: string, capacity: number, variables: Variables, rulesSource: Rules) =>
      new aws.networkfirewall.RuleGroup(
        `${name}-${role}`,
        {
          type: "STATEFUL",
          capacity,
          ruleGroup: {
            ruleVariables: { ipSets: [inside], ...variables },
            rulesSource,
            statefulRuleOptions: { ruleOrder: STRICT_ORDER },
          },
          encryptionConfiguration,
        },
        child,
      );

    const web = { portSets: [WEB_PORTS] };
    const nameless = group("nameless", NAMELESS_CAPACITY, web, { rulesString: NAMELESS });
    const rulesSourceList = {
      generatedRulesType: "ALLOWLIST",
      targetTypes: PROTOCOLS,
      targets: [...allowedDomains],
    };
    const domains = group("domains", DOMAIN_CAPACITY, {}, { rulesSourceList });
    const opened =
      certificateAuthorityArn === undefined
        ? undefined
        : new TlsInspection(name, { homeCidr, certificateAuthorityArn, keyArn }, child);
    const policy = new aws.networkfirewall.FirewallPolicy(
      opened === undefined ? name : `${name}-inspecting`,
      {
        firewallPolicy: {
          ...DEFAULTS,
          ...(opened !== undefined && inspecting(opened)),
          policyVariables: { ruleVariables: [inside] },
          statefulRuleGroupReferences: inOrder([
            ...THREAT_SIGNATURES.map((threat) => signatures(threat, args.home)),
            nameless.arn,
            domains.arn,
          ]),
        },
        encryptionConfiguration,
      },
      child,
    );

    this.policyArn = policy.arn;
    this.registerOutputs({ policyArn: this.policyArn });
  }
}

/**
 * Every packet goes to the stateful engine, which drops what no rule lets pass, and says so. The defaults wait until the
 * application has spoken: a TLS greeting that comes in two packets names its domain only in the second.
 */
const DEFAULTS = {
  statelessDefaultActions: ["aws:forward_to_sfe"],
  statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
  statefulDefaultActions: [
    "aws:drop_established_app_layer_to_server",
    "aws:alert_established_app_layer_to_server",
  ],
  statefulEngineOptions: {
    ruleOrder: STRICT_ORDER,
    // A connection that the firewall has not seen begin is refused, so that its client opens another.
    streamExceptionPolicy: "REJECT",
    flowTimeouts: { tcpIdleTimeoutSeconds: TCP_IDLE_SECONDS },
  },
};

/** Nothing is sent on before its name was checked: inspection connects to the server first otherwise. */
function inspecting({ configurationArn }: TlsInspection) {
  return { tlsInspectionConfigurationArn: configurationArn, enableTlsSessionHolding: true };
}

/** Rule groups with the priorities that strict order asks for. */
function inOrder(groups: pulumi.Input<string>[]) {
  return groups.map((resourceArn, index) => ({ resourceArn, priority: index + 1 }));
}

function signatures(threat: (typeof THREAT_SIGNATURES)[number], { partition, region }: Home) {
  return `arn:${partition}:network-firewall:${region}:aws-managed:stateful-rulegroup/ThreatSignatures${threat}StrictOrder`;
}
