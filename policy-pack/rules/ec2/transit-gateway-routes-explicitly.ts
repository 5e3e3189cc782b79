import { rule } from "../../rule.ts";

/** Absent enables the default route table; absent autoAcceptSharedAttachments is disable. */
export const transitGatewayRoutesExplicitly = rule({
  id: "transit-gateway-routes-explicitly",
  title: "Transit gateways connect nothing by themselves",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "A transit gateway disables default association, propagation and auto-acceptance.",
  rationale: "With the defaults, every attached network reaches every other.",
  fix: 'defaultRouteTableAssociation: "disable", defaultRouteTablePropagation: "disable"',
  source: "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html",
  type: "aws:ec2transitgateway/transitGateway:TransitGateway",
  check: ({
    defaultRouteTableAssociation = "enable",
    defaultRouteTablePropagation = "enable",
    autoAcceptSharedAttachments = "disable",
  }) => {
    const wanted = {
      defaultRouteTableAssociation,
      defaultRouteTablePropagation,
      autoAcceptSharedAttachments,
    };
    const open = Object.entries(wanted).filter(([, value]) => value !== "disable");
    return open.length > 0
      ? `${open.map(([flag]) => flag).join(", ")} must be "disable"`
      : undefined;
  },
  complies: [
    { defaultRouteTableAssociation: "disable", defaultRouteTablePropagation: "disable" },
    {
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
      autoAcceptSharedAttachments: "disable",
    },
  ],
  violates: [
    {},
    { defaultRouteTableAssociation: "disable" },
    { defaultRouteTablePropagation: "disable" },
    {
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
      autoAcceptSharedAttachments: "enable",
    },
  ],
});
