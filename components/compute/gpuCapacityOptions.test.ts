import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { GpuCapacity, type GpuCapacityArgs } from "./gpuCapacity.ts";
import { gpuCapacityArgs as args } from "./testing/gpuCapacityArgs.ts";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const GROUP = "aws:autoscaling/group:Group";
const RESERVATION = "aws:ec2/capacityReservation:CapacityReservation";
const PLACEMENT = "aws:ec2/placementGroup:PlacementGroup";

const bounds = { min: 0, max: 2 };

function declare(family: GpuCapacityArgs["family"], options: Partial<GpuCapacityArgs["capacity"]>) {
  const capacity = { bounds, ...options };
  return deploy(() => new GpuCapacity("gpu", { ...args, family, capacity }));
}

interface Card {
  networkCardIndex?: number;
  deviceIndex: number;
  interfaceType?: string;
}

describe("options of GpuCapacity", () => {
  for (const [family, cards] of [["p4d", 4] as const, ["p5", 32] as const]) {
    it(`puts EFA on each of the ${String(cards)} cards of ${family}, in one zone, close together`, async () => {
      const declared = await declare(family, {});
      const { inputs } = only(declared, TEMPLATE);
      const [primary, ...fabric] = inputs["networkInterfaces"] as Card[];

      expect(primary).to.include({ deviceIndex: 0 }).and.not.have.property("interfaceType");
      expect(fabric.map(({ networkCardIndex }) => networkCardIndex)).to.deep.equal(
        Array.from({ length: cards }, (_, index) => index),
      );
      for (const { networkCardIndex, deviceIndex, interfaceType } of fabric) {
        expect(interfaceType).to.equal("efa-only");
        expect(deviceIndex).to.equal(networkCardIndex === 0 ? 1 : 0);
      }
      expect(only(declared, PLACEMENT).inputs).to.include({ strategy: "cluster" });
      expect(inputs["placement"]).to.deep.equal({ groupName: "gpu" });
      expect(only(declared, GROUP).inputs["vpcZoneIdentifiers"]).to.deep.equal(["subnet-a"]);
    });
  }

  it("starts Inferentia hosts from the image with Neuron's driver", async () => {
    expect(only(await declare("inf2", {}), TEMPLATE).inputs).to.include({ imageId: "ami-neuron" });
  });

  it("buys a base on demand and a share as Spot, where there is most of it", async () => {
    const declared = await declare("g5", { purchase: { onDemandBase: 1, spotShare: 75 } });
    const { inputs } = only(declared, GROUP);

    expect(inputs).to.include({ capacityRebalance: true }).and.not.have.property("launchTemplate");
    expect(inputs["mixedInstancesPolicy"]).to.have.deep.property("instancesDistribution", {
      onDemandBaseCapacity: 1,
      onDemandPercentageAboveBaseCapacity: 25,
      spotAllocationStrategy: "capacity-optimized",
    });
    const template = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification";
    expect(inputs).to.have.nested.property(`${template}.launchTemplateId`, "gpu_id");
  });

  it("keeps stopped hosts, always as many, from the template that hosts have without them", async () => {
    const declared = await declare("g5", { warm: 1 });

    expect(only(declared, GROUP).inputs["warmPool"]).to.deep.equal({
      poolState: "Stopped",
      minSize: 1,
      maxGroupPreparedCapacity: 1,
      instanceReusePolicy: { reuseOnScaleIn: false },
    });
    const { inputs } = only(await declare("g5", {}), TEMPLATE);
    expect(only(declared, TEMPLATE).inputs).to.deep.equal(inputs);
  });

  it("reserves hosts for itself in the zones told, and buys beyond", async () => {
    const instances = { "use2-az2": 1 };
    const declared = await declare("g5", { reserve: { kind: "onDemand", instances } });

    expect(only(declared, RESERVATION).inputs).to.deep.equal({
      availabilityZone: "us-east-2b",
      endDateType: "unlimited",
      instanceCount: 1,
      instanceMatchCriteria: "targeted",
      instancePlatform: "Linux/UNIX",
      instanceType: "g5.2xlarge",
    });
    expect(only(declared, GROUP).inputs).to.deep.include({
      vpcZoneIdentifiers: ["subnet-a", "subnet-b"],
      capacityReservationSpecification: {
        capacityReservationPreference: "capacity-reservations-first",
        capacityReservationTarget: { capacityReservationIds: ["gpu-use2-az2_id"] },
      },
    });
  });

  it("puts hosts with EFA where they are reserved, and the reservation where they are close", async () => {
    const instances = { "use2-az2": 1 };
    const declared = await declare("p5", { reserve: { kind: "onDemand", instances } });

    expect(only(declared, GROUP).inputs["vpcZoneIdentifiers"]).to.deep.equal(["subnet-b"]);
    expect(only(declared, RESERVATION).inputs).to.include({
      placementGroupArn: "arn:aws:mock:::gpu",
    });
  });

  it("starts hosts in a Capacity Block, in its zone, and never beside it", async () => {
    const reserve = { kind: "capacityBlock", reservationId: "cr-1", zoneId: "use2-az2" } as const;
    const declared = await declare("p4d", { reserve });

    expect(inventory(declared)).not.to.have.property(RESERVATION);
    expect(only(declared, TEMPLATE).inputs).to.deep.include({
      instanceMarketOptions: { marketType: "capacity-block" },
      capacityReservationSpecification: {
        capacityReservationTarget: { capacityReservationId: "cr-1" },
      },
    });
    const { inputs } = only(declared, GROUP);
    expect(inputs["vpcZoneIdentifiers"]).to.deep.equal(["subnet-b"]);
    expect(inputs).to.have.nested.property("instanceRefresh.preferences.maxHealthyPercentage", 100);
  });

  it("has a schedule where off hours are told", async () => {
    const night = { begin: "0 20 * * *", end: "0 6 * * *", timeZone: "America/Denver" };
    const declared = await declare("g6", { offHours: { bounds: { min: 0, max: 1 }, ...night } });
    expect(inventory(declared)).to.include({ "novamind:compute:HostSchedule": 1 });
  });

  it("refuses what Auto Scaling would: warm Spot; what EC2 would: two zones of close hosts", async () => {
    const warmSpot = { warm: 1, purchase: { onDemandBase: 0, spotShare: 100 } };
    expect(await declare("g5", warmSpot).catch((e: unknown) => e)).to.have.property(
      "message",
      "GpuCapacity needs no warm instances beside Spot",
    );
    const instances = { "use2-az1": 1, "use2-az2": 1 };
    const spread = declare("p5", { reserve: { kind: "onDemand", instances } });
    expect(await spread.catch((e: unknown) => e)).to.have.property(
      "message",
      "GpuCapacity needs reservations in zones of the hosts",
    );
  });
});
